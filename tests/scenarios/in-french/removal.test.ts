import '../removal.test.ts?in-french';
