import '../newsletters.members.test.ts?in-french';
