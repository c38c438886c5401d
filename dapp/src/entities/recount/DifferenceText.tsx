import { Trans, useLingui } from '@lingui/react/macro';
import type { Difference } from '@patto/protocol/recount/report';
import type { ReactNode } from 'react';

interface DifferenceTextProps {
  difference: Difference;
  names: readonly string[];
  language: string;
}

/** One difference in words, with where it stands and both figures. */
export function DifferenceText({ difference, names, language }: DifferenceTextProps) {
  const { i18n } = useLingui();
  const { expected, found, place } = difference;
  return (
    <>
      <What difference={difference} names={names} language={language} />{' '}
      <Trans>
        Expected <code>{expected}</code>, found <code>{found}</code>.
      </Trans>
      {place !== undefined && (
        <>
          {' '}
          <Trans>
            Block {i18n.number(place.block)}, transaction <code>{place.transaction}</code>.
          </Trans>
        </>
      )}
    </>
  );
}

function What({ difference, names, language }: DifferenceTextProps): ReactNode {
  const { kind, option, member, field } = difference;
  const person = member ?? 0;
  switch (kind) {
    case 'opening':
      return <Trans>The opening’s entry differs from the contract ({field ?? ''}).</Trans>;
    case 'sheetDigest':
      return <Trans>The ballot’s words are not those on the record.</Trans>;
    case 'malformedVotes':
      return <Trans>An entry does not consist of whole votes.</Trans>;
    case 'invalidChoices':
      return <Trans>The vote of member {person} breaks the rules.</Trans>;
    case 'outsidePeriod':
      return <Trans>A vote was recorded before the start or after the end.</Trans>;
    case 'notMember':
      return <Trans>Number {person} voted and is not a member.</Trans>;
    case 'memberAfterStart':
      return <Trans>Member {person} voted but joined after the start.</Trans>;
    case 'secondVote':
      return <Trans>Member {person} is counted twice.</Trans>;
    case 'weight':
      return <Trans>The vote of member {person} has another weight than its reputation.</Trans>;
    case 'voteDigest':
      return <Trans>The votes that were read are not all or not the ones that the contract counted.</Trans>;
    case 'voteCount':
      return <Trans>The number of votes differs.</Trans>;
    case 'tally':
      return (
        <Trans>
          The sum for “<span lang={language}>{names[option ?? 0]}</span>” differs.
        </Trans>
      );
    case 'result':
      return <Trans>By the rules other options are chosen than on the record.</Trans>;
    case 'resultCost':
      return <Trans>The cost of what is funded differs.</Trans>;
    case 'announcedResult':
      return <Trans>The announced result differs from the stored one.</Trans>;
    case 'sentVotes':
      return <Trans>More or fewer votes were counted than were sent.</Trans>;
    case 'sentChoices':
      return <Trans>The vote of member {person} is not the one that was sent.</Trans>;
    case 'signature':
      return <Trans>The vote of member {person} was signed by someone else.</Trans>;
    case 'sender':
      return <Trans>The vote of member {person} was sent by someone else.</Trans>;
  }
}
