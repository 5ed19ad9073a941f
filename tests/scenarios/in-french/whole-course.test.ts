import '../whole-course.test.ts?in-french';
