import '../unconfirmed.test.ts?in-french';
