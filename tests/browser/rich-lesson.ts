/** A lesson with every kind of block that the mail templates write for the web. */
export const richLesson = (): string => `<article class="lesson">
<h1>The quiet hour before kneading</h1>
<p class="objective">After this lesson you can tell by touch whether flour has taken up its water.</p>
<p>Prose with <em>emphasis</em>, <strong>weight</strong> and <a href="https://example.org/">a link</a>.</p>
<section class="insight insight-definition"><p class="kind">Definition</p><p><dfn>Autolyse.</dfn> Flour and water, left alone.</p><p class="note">The word is from 1974.</p></section>
<section class="insight insight-contrast"><p class="kind">Two sides</p><p class="title">Which comes first</p><p>Both work.</p>
<div class="contrast"><div class="side"><p class="side-name">Sales</p><p>Water first.</p></div><div class="side"><p class="side-name">Marketing</p><p>Flour first.</p></div></div></section>
<section class="insight insight-statistic statistic"><p class="number">21 %</p><svg class="share" viewBox="0 0 100 1" preserveAspectRatio="none" height="8" aria-hidden="true"><rect width="100" height="1" fill="currentColor" fill-opacity="0.2" /><rect width="21" height="1" fill="currentColor" /></svg><p class="title">One in five</p><p>One loaf in five had not rested.</p><p class="note">600 bakers. Flour Board, 2011.</p></section>
<section class="insight insight-framework framework"><p class="kind">Framework</p><p class="title">Three things to feel for</p><p>Press, and ask:</p><ol><li><strong>Does it stick?</strong><br />A little is right.</li><li><strong>Does it tear?</strong><br />Wait longer.</li></ol></section>
<section class="insight insight-saying"><p class="title">Patience</p><p class="statement">Dough left alone does more than dough worked hard.</p><p class="speaker">Old Miller, baker (paraphrased)</p></section>
<section class="insight insight-recap"><p class="kind">Looking back at lesson 1</p><p class="title">Salt</p><p>Two pinches.</p></section>
<table class="data"><caption>What each flour asks for</caption><thead><tr><th scope="col" class="start">Flour</th><th scope="col" class="end">Water</th><th scope="col" class="center">Rest</th></tr></thead><tbody><tr><th scope="row" class="start">Rye</th><td class="end">80 %</td><td class="center"><code dir="ltr">12 h</code></td></tr></tbody></table>
<figure class="quotation"><blockquote><p dir="auto">A loaf is a clock that you can eat.</p></blockquote><figcaption>— <a href="https://example.org/">Old Tom</a></figcaption></figure>
<pre dir="ltr"><code>bake --at 230 \\<br />  --and-a-word-that-no-telephone-has-room-for-in-one-line-of-code loaf.txt</code></pre>
<p><a class="button" href="https://example.org/sheet">Download the sheet</a></p>
<h2>A question to carry about</h2>
<ul><li>one</li><li>two</li></ul>
<section class="exercise"><p class="kind">This week · 15 minutes</p><h2>Press and look</h2><p>Mix, wait, press.</p></section>
<section class="ahead"><h2>Next time</h2><p>Two pinches of salt.</p></section>
<section class="sources"><h2>Sources</h2><ul><li><a href="https://example.org/">On resting dough</a><br />A. Miller, 2011</li><li><cite>“Another”</cite><br />unknown</li></ul></section>
</article>`;
