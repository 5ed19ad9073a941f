import '../books.test.ts?in-french';
