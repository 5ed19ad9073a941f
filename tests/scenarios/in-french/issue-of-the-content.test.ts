import '../issue-of-the-content.test.ts?in-french';
