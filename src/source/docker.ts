import { daemonSource, type LocalSource } from './daemon.ts';
import { type DaemonEnvironment, dockerAddress } from './daemon-address.ts';

export function dockerSource(environment: DaemonEnvironment): LocalSource {
  return daemonSource(
    {
      scheme: 'docker',
      summary: 'an image in the Docker daemon, by name or id',
      title: 'Docker',
      dial: (path) => [
        'docker',
        ...(path === undefined ? [] : ['--host', `unix://${path}`]),
        'system',
        'dial-stdio',
      ],
      startRemedy: 'Start it, or say where it listens with DOCKER_HOST.',
      address: dockerAddress,
    },
    environment,
  );
}
