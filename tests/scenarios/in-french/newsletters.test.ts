import '../newsletters.test.ts?in-french';
