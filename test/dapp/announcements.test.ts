import { lapse } from '@patto/protocol/members/member';
import { QueryClient } from '@tanstack/react-query';
import { expect } from 'chai';
import { type AnnouncementList, announcementsQuery } from '../../dapp/src/entities/member/announcements.ts';
import { withConfig } from './support/configured.ts';
import { answerOf } from './support/pretendIndex.ts';

const account = '0x00000000000000000000000000000000000000a1';
const other = '0x00000000000000000000000000000000000000b2';
const contract = '0x00000000000000000000000000000000000000C3';
const now = Math.floor(Date.now() / 1000);
/** An announcement as the index has it. */
function announced(position: number, kind: 'Move' | 'Ending', more: Readonly<Record<string, unknown>> = {}) {
  return {
    id: `0x${position.toString(16).padStart(16, '0')}`,
    kind,
    state: 'Waiting',
    account,
    to: kind === 'Move' ? other : null,
    readyAt: `${now + 3600}000000`,
    member: { index: 0, guard: null },
    commons: { number: 1, metadata: null },
    ...more,
  };
}

function index(entities: ReturnType<typeof announced>[]): void {
  globalThis.fetch = (_, options) => {
    const { query, variables } = JSON.parse(options?.body as string) as {
      query: string;
      variables: Record<string, unknown>;
    };
    return Promise.resolve(Response.json({ data: answerOf(entities, query, variables) }));
  };
}

async function listed(list: AnnouncementList): Promise<string[]> {
  const found = await new QueryClient().query({ ...announcementsQuery(list, [account]), retry: false });
  return found.map(({ id }) => id);
}

describe('What is announced to a person', () => {
  withConfig(contract);

  const many = (kind: 'Move' | 'Ending', more?: Readonly<Record<string, unknown>>) =>
    Array.from({ length: 2_500 }, (_, position) => announced(position, kind, more));

  it('shows a move, however many endings somebody announced before', async () => {
    const move = announced(5_000, 'Move');
    index([...many('Ending'), move]);
    expect(await listed('ownMoves')).to.eql([move.id]);
    expect(await listed('ownEndings')).to.have.length(2_500);
  });

  it('shows every move, the newest first, however many there are', async () => {
    const move = announced(5_000, 'Move');
    index([...many('Move'), move]);
    const shown = await listed('ownMoves');
    expect(shown).to.have.length(2_501);
    expect(shown[0]).to.equal(move.id);
  });

  it('asks for what waits, and for nothing that has lapsed or was settled', async () => {
    const lapsed = { readyAt: `${now - lapse - 60}000000` };
    const ready = announced(1, 'Move', { readyAt: `${now - lapse + 600}000000` });
    index([ready, announced(2, 'Move', lapsed), announced(3, 'Move', { state: 'Vetoed' })]);
    expect(await listed('ownMoves')).to.eql([ready.id]);
    index([announced(1, 'Ending', lapsed), announced(2, 'Ending', { state: 'Closed' })]);
    expect(await listed('ownEndings')).to.eql([]);
  });

  it('tells apart the person’s own memberships, those that she guards, and those that are gone', async () => {
    const own = announced(1, 'Move');
    const guarded = announced(2, 'Move', { account: other, member: { index: 7, guard: account } });
    const gone = announced(3, 'Move', { state: 'CarriedOut', readyAt: `${now - 10 * lapse}000000` });
    const foreign = announced(4, 'Move', { account: other });
    index([own, guarded, gone, foreign]);
    expect(await listed('ownMoves')).to.eql([own.id]);
    expect(await listed('guardedMoves')).to.eql([guarded.id]);
    expect(await listed('carriedOut')).to.eql([gone.id]);
  });
});
