import '../one-mailbox.test.ts?in-french';
