import { LngLatBounds, Marker } from 'maplibre-gl';
import Supercluster from 'supercluster';
import type { CommonsSummary } from '../../../entities/commons/commons.ts';
import styles from './markers.module.css';
import type { BaseMap } from './baseMap.ts';

interface MarkerLabels {
  commons: (number: number) => string;
  group: (count: number) => string;
}

/**
 * Puts the commons on the map as buttons, near ones grouped, in the order of the list; gives what takes them off again.
 */
export function showMarkers(
  map: BaseMap,
  commons: readonly CommonsSummary[],
  labels: MarkerLabels,
  onChoose: (number: number) => void,
): () => void {
  const groups = new Supercluster<{ position: number }>({ radius: 48, maxZoom: 16 });
  groups.load(
    commons.map(({ longitude, latitude }, position) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { position },
    })),
  );
  let markers: Marker[] = [];

  const draw = () => {
    const focused = document.activeElement?.getAttribute('data-place');
    for (const marker of markers) marker.remove();
    markers = groups
      .getClusters([-180, -85, 180, 85], Math.floor(map.getZoom()))
      .map((feature) => ({ feature, first: firstOf(groups, feature) }))
      .sort((a, b) => a.first - b.first)
      .map(({ feature, first }) => {
        const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
        const button = document.createElement('button');
        button.type = 'button';
        button.dataset['place'] = String(first);
        if ('cluster_id' in feature.properties) {
          const { cluster_id: id, point_count: count } = feature.properties;
          button.className = styles['group'] ?? '';
          button.textContent = String(count);
          button.setAttribute('aria-label', labels.group(count));
          button.addEventListener('click', () => {
            map.easeTo({ center: [longitude, latitude], zoom: groups.getClusterExpansionZoom(id) });
          });
        } else {
          const item = commons[first];
          button.className = styles['marker'] ?? '';
          const name = item?.document?.name ?? labels.commons(item?.number ?? 0);
          button.setAttribute('aria-label', name);
          button.title = name;
          if (item?.document !== undefined) button.lang = item.document.language;
          button.addEventListener('click', () => {
            if (item !== undefined) onChoose(item.number);
          });
        }
        return new Marker({ element: button }).setLngLat([longitude, latitude]).addTo(map);
      });
    // Redrawing must not take the keyboard's place away.
    if (focused != null) {
      markers
        .find((marker) => marker.getElement().dataset['place'] === focused)
        ?.getElement()
        .focus();
    }
  };

  const names = cityNames(map, commons);
  fit(map, commons);
  draw();
  map.on('zoomend', draw);
  return () => {
    map.off('zoomend', draw);
    for (const marker of [...markers, ...names]) marker.remove();
  };
}

/** The cities' names, for the eye alone: the buttons say where they are by their own names. */
function cityNames(map: BaseMap, commons: readonly CommonsSummary[]): Marker[] {
  const cities = new Map<string, CommonsSummary[]>();
  for (const item of commons) {
    const name = item.document?.city ?? item.municipality.name ?? '';
    cities.set(name, [...(cities.get(name) ?? []), item]);
  }
  return [...cities].map(([name, items]) => {
    const label = document.createElement('span');
    label.className = styles['city'] ?? '';
    label.textContent = name;
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const position: [number, number] = [
      mean(items.map(({ longitude }) => longitude)),
      mean(items.map(({ latitude }) => latitude)),
    ];
    const marker = new Marker({ element: label, anchor: 'top', offset: [0, 24] });
    marker.setLngLat(position).addTo(map);
    label.setAttribute('aria-hidden', 'true');
    label.removeAttribute('aria-label');
    label.removeAttribute('role');
    return marker;
  });
}

/** Position in the list of a marker's first commons. */
function firstOf(
  groups: Supercluster<{ position: number }>,
  feature: ReturnType<Supercluster<{ position: number }>['getClusters']>[number],
): number {
  if (!('cluster_id' in feature.properties)) return feature.properties.position;
  const leaves = groups.getLeaves(feature.properties.cluster_id, Infinity);
  return Math.min(...leaves.map((leaf) => leaf.properties.position));
}

function fit(map: BaseMap, commons: readonly CommonsSummary[]): void {
  if (commons.length === 0) return;
  const bounds = new LngLatBounds();
  for (const { longitude, latitude } of commons) bounds.extend([longitude, latitude]);
  map.fitBounds(bounds, { padding: 56, maxZoom: 14, animate: false });
}
