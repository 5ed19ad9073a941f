import '../leaving.test.ts?in-french';
