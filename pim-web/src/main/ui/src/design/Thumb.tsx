import { Image } from 'lucide-react';
import { useState } from 'react';
import { media as mediaApi } from '@/api/resources';
import styles from './Thumb.module.css';

interface ThumbProps {
  media: string | null;
  size?: number;
  alt?: string;
}

/** A product's picture, or a quiet frame in its place. */
export function Thumb({ media, size = 32, alt = '' }: ThumbProps) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span className={styles.thumb} style={{ width: size, height: size }}>
      {media !== null && broken !== media ? (
        <img
          src={mediaApi.url(media)}
          alt={alt}
          loading="lazy"
          decoding="async"
          onError={() => {
            setBroken(media);
          }}
        />
      ) : (
        <Image size={Math.min(size * 0.5, 26)} strokeWidth={1.5} aria-hidden="true" />
      )}
    </span>
  );
}
