import '../bounces.test.ts?in-french';
