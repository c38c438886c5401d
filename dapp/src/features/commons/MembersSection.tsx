import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { ScrollTable } from '../../shared/ui/ScrollTable.tsx';
import { GrowthChart } from './GrowthChart.tsx';
import type { OneCommons } from './oneCommonsQuery.ts';

/** How many take part and how that grew; never who. */
export function MembersSection({ commons }: { commons: OneCommons }) {
  const { i18n } = useLingui();
  const { growth, memberCount } = commons;
  const date = (at: number) => i18n.date(new Date(at * 1000), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <section aria-labelledby="members">
      <h2 id="members">
        <Trans>Members</Trans>
      </h2>
      <p>
        <Plural value={memberCount} one="# person is a member." other="# people are members." />{' '}
        <Trans>Names are not on the public record, only accounts.</Trans>
      </p>
      {growth.length > 0 && (
        <>
          <GrowthChart points={growth} until={commons.block.timestamp} />
          <Disclosure title={<Trans>The same as a table</Trans>}>
            <ScrollTable caption={<Trans>Members at the end of each day with a change</Trans>}>
              <thead>
                <tr>
                  <th scope="col">
                    <Trans>Day</Trans>
                  </th>
                  <th scope="col" data-figures>
                    <Trans>Members</Trans>
                  </th>
                </tr>
              </thead>
              <tbody>
                {growth.map((point) => (
                  <tr key={point.timestamp}>
                    <th scope="row">{date(point.timestamp)}</th>
                    <td data-figures>{i18n.number(point.members)}</td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
          </Disclosure>
        </>
      )}
    </section>
  );
}
