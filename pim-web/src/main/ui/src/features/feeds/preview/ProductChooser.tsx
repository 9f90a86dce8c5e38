import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Popover } from '@/design/Popover';
import { ProductPicker } from '@/features/product/ProductPicker';

interface ProductChooserProps {
  /** What is looked at now. */
  children: string;
  locale: string;
  align?: 'start' | 'end';
  onSku: (sku: string) => void;
}

/** A button that asks for the product to look at. */
export function ProductChooser({ children, locale, align = 'start', onSku }: ProductChooserProps) {
  const [choosing, setChoosing] = useState(false);
  return (
    <Popover
      label="Choose a product"
      open={choosing}
      onOpenChange={setChoosing}
      align={align}
      trigger={
        <Button size="small">
          {children}
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      }
    >
      <ProductPicker
        locale={locale}
        chosen={[]}
        onPick={(row) => {
          onSku(row.identifier);
          setChoosing(false);
        }}
      />
    </Popover>
  );
}
