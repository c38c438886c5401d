import { expect } from 'chai';
import { reasonsText } from '../../dapp/src/features/results/model/reasonsText.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the public reasons of the municipality', () => {
  it('is shown word for word, in any script, with its lines', () => {
    expect(reasonsText(bytes('Μετρήσαμε ξανά.\n\nIl risultato è giusto.'))).to.equal(
      'Μετρήσαμε ξανά.\n\nIl risultato è giusto.',
    );
    expect(reasonsText(bytes('\uFEFFGiusto.\r\nRicontato.\r\n'))).to.equal('Giusto.\nRicontato.');
  });

  it('is not shown where its bytes are no text', () => {
    expect(reasonsText(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).to.equal(undefined);
    expect(reasonsText(bytes('%PDF\u0000\u0001'))).to.equal(undefined);
    expect(reasonsText(bytes('  \n '))).to.equal(undefined);
  });
});
