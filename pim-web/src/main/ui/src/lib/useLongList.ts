import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

/** So many rows before the end, the next page is asked for. */
const NEAR = 30;

/** Shows only the rows of a list that are in sight, and asks for more near its end. */
export function useLongList(rows: number, rowHeight: number, onNearEnd: () => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (last > rows - NEAR) {
      onNearEnd();
    }
  });

  return {
    scroller,
    shown,
    height: virtual.getTotalSize(),
    scrollTo: (index: number) => {
      virtual.scrollToIndex(index);
    },
  };
}
