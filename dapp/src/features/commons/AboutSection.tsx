import { Trans } from '@lingui/react/macro';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Icon } from '../../shared/ui/Icon.tsx';
import styles from '../../shared/ui/Sections.module.css';
import { DocumentPicture } from '../../shared/documents/DocumentPicture.tsx';
import type { OneCommons } from './oneCommonsQuery.ts';

/** What it is for, where, and who is entrusted with it. */
export function AboutSection({ commons }: { commons: OneCommons }) {
  const { document, stewards } = commons;
  const count = stewards.length;
  return (
    <section aria-labelledby="about">
      <h2 id="about">
        <Trans>About</Trans>
      </h2>
      {document?.picture !== undefined && (
        <DocumentPicture picture={document.picture} language={document.language} />
      )}
      {document !== undefined ? (
        <div lang={document.language}>
          {document.description.split(/\n{2,}/).map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </div>
      ) : (
        <p>
          <Trans>Its description cannot be read at the moment.</Trans>
        </p>
      )}
      <dl className={styles['facts']}>
        <div>
          <dt>
            <Trans>Place</Trans>
          </dt>
          <dd>
            {document !== undefined && <span lang={document.language}>{document.address}</span>}
            <br />
            <span className="figures">
              {commons.latitude.toFixed(5)}, {commons.longitude.toFixed(5)}
            </span>
          </dd>
        </div>
        {document?.website !== undefined && (
          <div>
            <dt>
              <Trans>Website</Trans>
            </dt>
            <dd>
              <OutsideLink href={document.website} />
            </dd>
          </div>
        )}
        {document?.source !== undefined && (
          <div>
            <dt>
              <Trans>Source of these facts</Trans>
            </dt>
            <dd>
              <OutsideLink href={document.source} />
            </dd>
          </div>
        )}
      </dl>
      <Disclosure title={<Trans>Stewards ({count})</Trans>}>
        <p>
          <Trans>
            Stewards are members entrusted by the municipality. They verify contributions and open ballots;
            they cannot change a vote.
          </Trans>
        </p>
        {stewards.length > 0 && (
          <ul>
            {stewards.map(({ index, account }) => (
              <li key={index} className={styles['account']}>
                <Trans>Member {index}</Trans>
                {': '}
                <code>{account}</code>
              </li>
            ))}
          </ul>
        )}
      </Disclosure>
    </section>
  );
}

function OutsideLink({ href }: { href: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {new URL(href).hostname} <Icon name="external" size="1em" />
      <span className="visually-hidden">
        {' '}
        <Trans>(opens in a new window)</Trans>
      </span>
    </a>
  );
}
