import '../import-export.test.ts?in-french';
