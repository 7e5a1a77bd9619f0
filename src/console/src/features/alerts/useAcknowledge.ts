import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { acknowledge } from '../../api/commands';
import { newId } from '../../live/intent';

/** One command for one alert, however often the key is pressed; a repeat after a lost answer has the same id. */
export function useAcknowledge() {
  const commands = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: (alertId: string) => {
      const commandId = commands.current.get(alertId) ?? newId();
      commands.current.set(alertId, commandId);
      return acknowledge(alertId, { commandId });
    },
  });
}
