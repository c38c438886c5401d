import {
  AttributionControl,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import * as topojson from 'topojson-client';
import countriesUrl from 'world-atlas/countries-50m.json?url';

export type BaseMap = MapLibre;

setWorkerUrl(workerUrl);

/** What the file of world-atlas holds. */
type WorldAtlas = Parameters<typeof topojson.mesh>[0] & {
  objects: { countries: Parameters<typeof topojson.feature>[1] };
};

/**
 * A plain world from Natural Earth (public domain), carried by the dapp itself: no tile server learns where people look.
 * @param labels What the map's own controls say, by MapLibre's names for them.
 */
export async function createBaseMap(
  container: HTMLElement,
  labels: Record<string, string>,
): Promise<BaseMap> {
  const response = await fetch(countriesUrl);
  if (!response.ok) throw new Error(`The map's data answered ${response.status}`);
  const topology = (await response.json()) as WorldAtlas;
  const colours = coloursOf(container);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new MapLibre({
    container,
    style: {
      version: 8,
      sources: {
        countries: {
          type: 'geojson',
          data: topojson.feature(topology, topology.objects.countries),
          attribution: 'Natural Earth',
        },
      },
      layers: [
        { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
        { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': colours.land } },
        { id: 'borders', type: 'line', source: 'countries', paint: { 'line-color': colours.border } },
      ],
    },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 17,
    fadeDuration: 0,
    // The page scrolls with one finger or the wheel, the map with two or with Ctrl.
    cooperativeGestures: true,
    locale: labels,
    ...(still ? { zoomSnap: 0 } : {}),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl());
  map.addControl(new AttributionControl({ compact: false }));
  await map.once('load');
  return map;
}

function coloursOf(element: HTMLElement): { sea: string; land: string; border: string } {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return { sea: token('--blue-soft'), land: token('--surface-soft'), border: token('--line') };
}
