import '../permissions.test.ts?in-french';
