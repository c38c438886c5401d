import { expect } from 'chai';
import { answerText } from '../../dapp/src/features/results/model/answerText.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the public answer to a contest', () => {
  it('is shown word for word, in any script, with its lines', () => {
    expect(answerText(bytes('Μετρήσαμε ξανά.\n\nIl risultato è giusto.'))).to.equal(
      'Μετρήσαμε ξανά.\n\nIl risultato è giusto.',
    );
    expect(answerText(bytes('\uFEFFGiusto.\r\nRicontato.\r\n'))).to.equal('Giusto.\nRicontato.');
  });

  it('is not shown where its bytes are no text', () => {
    expect(answerText(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).to.equal(undefined);
    expect(answerText(bytes('%PDF\u0000\u0001'))).to.equal(undefined);
    expect(answerText(bytes('  \n '))).to.equal(undefined);
  });
});
