import '../newsletters.late.test.ts?in-french';
