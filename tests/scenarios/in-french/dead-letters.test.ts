import '../dead-letters.test.ts?in-french';
