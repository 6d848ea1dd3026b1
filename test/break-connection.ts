import type { Socket } from 'node:net';

/**
 * Breaks a connection with a reset. One that is being shut down already cannot be reset: Node answers EINVAL, never
 * closes the socket, and then its process, or a worker of Jest, keeps a core busy instead of ending.
 */
export function breakConnection(socket: Socket | null): void {
  if (socket?.writableEnded === true) {
    socket.destroy();
  } else {
    socket?.resetAndDestroy();
  }
}
