import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Notice } from '../../shared/ui/Notice.tsx';
import type { CommonsSummary } from '../../entities/commons/commons.ts';
import { CommonsCard } from './CommonsCard.tsx';
import styles from './CommonsMap.module.css';
import { type BaseMap, createBaseMap } from './map/baseMap.ts';
import { showMarkers } from './map/markers.ts';

/**
 * The same commons as the list, in the same order of focus, on a map that needs no network. Loaded only when asked for.
 */
export function CommonsMap({ commons }: { commons: readonly CommonsSummary[] }) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<BaseMap>();
  const [failed, setFailed] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const card = commons.find((item) => item.number === chosen);
  const labels = useMemo(
    () => ({
      commons: (number: number) => t`Commons ${number}`,
      group: (count: number) => t`${count} commons, come closer`,
      controls: {
        'Map.Title': t`Map`,
        'NavigationControl.ZoomIn': t`Come closer`,
        'NavigationControl.ZoomOut': t`Go further away`,
        'CooperativeGesturesHandler.WindowsHelpText': t`Hold Ctrl and scroll to come closer`,
        'CooperativeGesturesHandler.MacHelpText': t`Hold ⌘ and scroll to come closer`,
        'CooperativeGesturesHandler.MobileHelpText': t`Move the map with two fingers`,
      },
    }),
    [t],
  );

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let made: BaseMap | undefined;
    let gone = false;
    createBaseMap(element, labels.controls).then(
      (ready) => {
        made = ready;
        if (gone) ready.remove();
        else setMap(ready);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      made?.remove();
      setMap(undefined);
    };
  }, [labels]);

  useEffect(() => {
    if (map === undefined) return;
    return showMarkers(map, commons, labels, setChosen);
  }, [map, commons, labels]);

  return (
    <div className={styles['map']}>
      {failed && (
        <Notice kind="warning" role="status" title={<Trans>The map cannot be shown on this device</Trans>}>
          <p>
            <Trans>The list has the same commons.</Trans>
          </p>
        </Notice>
      )}
      <div ref={frame} className={styles['frame']} hidden={failed} />
      {card !== undefined && (
        <ul className={styles['chosen']} aria-live="polite">
          <CommonsCard commons={card} from={undefined} mine={false} />
        </ul>
      )}
    </div>
  );
}
