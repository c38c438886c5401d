import { expect } from 'chai';
import { printable, printableLines, withPrintable } from '../../scripts/cli/printable.ts';

describe('a name on the terminal', () => {
  it('neither steers it, nor writes a line of its own, nor turns what follows round', () => {
    expect(printable('Park\u001B[2J\nEverything fits.')).to.equal('Park\\u{1b}[2J\\u{a}Everything fits.');
    expect(printable('\u009B31m \u202Etxt \u200Bx \uD800')).to.equal(
      '\\u{9b}31m \\u{202e}txt \\u{200b}x \\u{d800}',
    );
  });

  it('stays as it is where it only has letters, marks and blanks of whatever language', () => {
    for (const name of ['Città d’Ivrea', 'Σεράφειο', 'Łódź – “Księży Młyn”', 'حديقة', '👩‍🌾 Orto']) {
      expect(printable(name)).to.equal(name);
    }
  });

  it('is made so wherever it stands in a report, while the report keeps its own lines', () => {
    const report = { names: ['a\nb'], count: 2, at: undefined, deep: { label: '\u0007' } };
    expect(withPrintable(report)).to.eql({
      names: ['a\\u{a}b'],
      count: 2,
      at: undefined,
      deep: { label: '\\u{7}' },
    });
    expect(printableLines('one\ntwo\r')).to.equal('one\ntwo\\u{d}');
  });
});
