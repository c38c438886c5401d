import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CommonsKind } from '@patto/protocol/documents/schemas';
import type { IconName } from '../../shared/ui/Icon.tsx';

/** What people call each kind of commons, and its sign. */
export const kinds: Record<CommonsKind, { label: MessageDescriptor; icon: IconName }> = {
  garden: { label: msg`Garden`, icon: 'commons' },
  house: { label: msg`Neighbourhood house`, icon: 'house' },
  workshop: { label: msg`Workshop`, icon: 'workshop' },
  park: { label: msg`Park or square`, icon: 'park' },
  library: { label: msg`Library`, icon: 'library' },
  culture: { label: msg`Culture`, icon: 'culture' },
  other: { label: msg`Other`, icon: 'place' },
};
