import { expect } from 'chai';
import { momentFrom, momentInWords, timeText } from '../../scripts/cli/moment.ts';

const inWords = (text: string) => momentInWords(momentFrom(text));

describe('a moment given to the command', () => {
  it('is said back in words, in its own zone and in UTC', () => {
    expect(inWords('2026-12-24T18:00Z')).to.equal('Thursday, 24 December 2026 at 18:00 UTC');
    expect(inWords('2026-12-24T18:00+01:00')).to.equal(
      'Thursday, 24 December 2026 at 18:00 (+01:00), 17:00 UTC',
    );
    expect(inWords('2026-12-24T18:00:59.9Z')).to.equal('Thursday, 24 December 2026 at 18:00:59 UTC');
    expect(inWords('2026-07-01T00:30[Europe/Rome]')).to.equal(
      'Wednesday, 1 July 2026 at 00:30 (Europe/Rome), 30 June 2026 at 22:30 UTC',
    );
    expect(momentFrom('2026-12-24T17:00:00.000Z').seconds).to.equal(1_798_131_600);
    expect(momentFrom('2026-12-24T18:00+01:00[Europe/Paris]').seconds).to.equal(1_798_131_600);
  });

  it('is refused where it says no zone, or is written in another order', () => {
    for (const text of [
      '2026-12-24',
      '2026-12-24T18:00',
      '12/10/2026',
      '24 December 2026',
      '1798131600',
      '',
    ]) {
      expect(() => momentFrom(text), text).to.throw('is no moment with its zone');
    }
  });

  it('is refused where there is no such day, hour or zone, or it happens never or twice', () => {
    const wrong = [
      ...[
        '2026-11-31T12:00Z',
        '2026-02-29T12:00Z',
        '2026-12-24T25:00Z',
        '1970-01-01T00:00Z',
        '2026-12-24T18:00[Europe/Roma]',
      ],
      ...[
        '2026-03-29T02:30[Europe/Rome]',
        '2026-10-25T02:30[Europe/Rome]',
        '2026-12-24T18:00+02:00[Europe/Rome]',
      ],
    ];
    for (const text of wrong) expect(() => momentFrom(text), text).to.throw(/is no moment: .*Write it as/);
    expect(momentFrom('2026-10-25T02:30+01:00[Europe/Rome]').seconds).to.equal(
      Date.parse('2026-10-25T01:30Z') / 1000,
    );
  });
});

describe('a moment of the chain, in figures', () => {
  it('has the minute, and of what no calendar reaches only says so', () => {
    expect(timeText(0)).to.equal('1970-01-01 00:00 UTC');
    expect(timeText(Date.UTC(9999, 11, 31, 23, 59) / 1000)).to.equal('9999-12-31 23:59 UTC');
    expect(timeText(Date.UTC(10_000, 0) / 1000)).to.equal('a time after the year 9999');
    expect(timeText(2 ** 48 - 1)).to.equal('a time after the year 9999');
  });
});
