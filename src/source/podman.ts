import { daemonSource, type LocalSource } from './daemon.ts';
import { type DaemonEnvironment, podmanAddress } from './daemon-address.ts';

export function podmanSource(environment: DaemonEnvironment): LocalSource {
  return daemonSource(
    {
      scheme: 'podman',
      summary: 'an image in podman, by name or id',
      title: 'Podman',
      dial: (path) => [
        'podman',
        ...(path === undefined ? [] : ['--url', `unix://${path}`]),
        'system',
        'dial-stdio',
      ],
      startRemedy:
        'Start podman.socket or podman system service, or say where it listens with CONTAINER_HOST.',
      address: podmanAddress,
    },
    environment,
  );
}
