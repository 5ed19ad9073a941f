import '../newsletters.stopped.test.ts?in-french';
