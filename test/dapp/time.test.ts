import { expect } from 'chai';
import { relativeTimeText } from '../../dapp/src/shared/language/formatTime.ts';
import { languages } from '../../dapp/src/shared/language/languages.ts';

const now = 1_795_000_000;

describe('a moment', () => {
  it('is told relative within a week and as a date beyond', () => {
    expect(relativeTimeText(now + 30, now, 'en')).to.equal('now');
    expect(relativeTimeText(now + 125, now, 'en')).to.equal('in 2 minutes');
    expect(relativeTimeText(now - 3 * 3600, now, 'it')).to.equal('3 ore fa');
    expect(relativeTimeText(now + 2 * 86_400, now, 'fr')).to.equal('après-demain');
    const elevenInTheMorning = new Date(2026, 10, 22, 11).getTime() / 1000;
    expect(relativeTimeText(elevenInTheMorning + 47 * 3600, elevenInTheMorning, 'en')).to.equal('in 2 days');
    expect(relativeTimeText(elevenInTheMorning - 25 * 3600, elevenInTheMorning, 'en')).to.equal('yesterday');
    expect(relativeTimeText(now + 8 * 86_400, now, languages.en.customs)).to.match(/^\d+ November 2026$/);
    expect(relativeTimeText(now - 8 * 86_400, now, 'el')).to.match(/^\d+ Νοεμβρίου 2026$/);
  });
});
