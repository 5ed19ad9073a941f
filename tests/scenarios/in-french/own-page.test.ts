import '../own-page.test.ts?in-french';
