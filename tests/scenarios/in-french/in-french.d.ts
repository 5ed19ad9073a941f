/** A module of the scenarios, played in French: see `play-in-french.ts`. */
declare module '*?in-french';
