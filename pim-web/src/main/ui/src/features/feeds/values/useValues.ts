import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { exchangeRates, valueTables } from '@/api/mappings';
import type { ExchangeRate, ValueTable } from '@/api/mappingTypes';

export function useValueTables(feed: string) {
  return useQuery({
    queryKey: ['value-tables', feed],
    queryFn: () => valueTables.list(feed),
  });
}

export function useTableOverview(table: ValueTable, feed: string, field: string) {
  return useQuery({
    queryKey: ['value-tables', feed, 'overview', table.feed, table.code, field],
    queryFn: () => valueTables.overview(table, feed, field),
  });
}

function useTableChange<Sent, Got>(change: (sent: Sent) => Promise<Got>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['value-tables'] }),
  });
}

export function useSaveTable() {
  return useTableChange((table: ValueTable) => valueTables.save(table));
}

export function useRemoveTable() {
  return useTableChange((table: ValueTable) => valueTables.remove(table));
}

export function useTakeValues(table: ValueTable) {
  return useTableChange((file: File) => valueTables.takeTable(table, file));
}

export function useRates() {
  return useQuery({ queryKey: ['exchange-rates'], queryFn: exchangeRates.list });
}

function useRateChange<Sent, Got>(change: (sent: Sent) => Promise<Got>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['exchange-rates'] }),
  });
}

export function useSaveRate() {
  return useRateChange((rate: ExchangeRate) => exchangeRates.save([rate]));
}

export function useRemoveRate() {
  return useRateChange((rate: ExchangeRate) => exchangeRates.remove(rate));
}
