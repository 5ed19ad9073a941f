import '../sign-up-attack.test.ts?in-french';
