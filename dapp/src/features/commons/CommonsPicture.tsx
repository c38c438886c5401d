import type { CommonsDocument } from '@patto/protocol/documents/schemas';
import { lazy, Suspense } from 'react';
import { Icon, type IconName } from '../../shared/ui/Icon.tsx';
import type { CitySketch, Point } from './citySketch.ts';
import styles from './CommonsPicture.module.css';

// Fetching by digest is more code than the list itself; most commons have no picture.
const DocumentImage = lazy(async () => ({
  default: (await import('../../shared/documents/DocumentImage.tsx')).DocumentImage,
}));

const side = 80;
/** From the edge to the middle of the outermost sign. */
const edge = 18;

interface CommonsPictureProps {
  document: CommonsDocument | undefined;
  sketch: CitySketch;
  icon: IconName;
}

/** The picture that a commons' document names, and until it is there, or without one, where in its city it lies. */
export function CommonsPicture({ document, sketch, icon }: CommonsPictureProps) {
  const drawn = <Sketch sketch={sketch} icon={icon} />;
  return (
    <div className={styles['frame']}>
      {document?.picture === undefined ? (
        drawn
      ) : (
        <Suspense fallback={drawn}>
          <DocumentImage picture={document.picture} className={styles['picture']} otherwise={drawn} />
        </Suspense>
      )}
    </div>
  );
}

/** For the eye alone: the card says the city in words, and the map has the street. */
function Sketch({ sketch: { here, others }, icon }: Pick<CommonsPictureProps, 'sketch' | 'icon'>) {
  const at = ({ x, y }: Point) => ({ x: edge + x * (side - 2 * edge), y: edge + y * (side - 2 * edge) });
  const place = at(here);
  return (
    <svg viewBox={`0 0 ${side} ${side}`} className={styles['sketch']} aria-hidden="true">
      <path className={styles['grid']} d="M20 0v80M40 0v80M60 0v80M0 20h80M0 40h80M0 60h80" />
      {others.map((other, index) => (
        <circle key={index} className={styles['other']} cx={at(other).x} cy={at(other).y} r="3" />
      ))}
      <circle className={styles['here']} cx={place.x} cy={place.y} r="14" />
      <g className={styles['sign']} transform={`translate(${place.x - 9} ${place.y - 9})`}>
        <Icon name={icon} size="18" />
      </g>
    </svg>
  );
}
