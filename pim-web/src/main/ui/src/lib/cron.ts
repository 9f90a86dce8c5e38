const DAYS: Partial<Record<string, string>> = {
  'MON-FRI': 'on working days',
  'MON-SAT': 'Monday to Saturday',
  'SAT,SUN': 'on weekends',
};
const NAMES: Partial<Record<string, string>> = {
  SUN: 'Sunday',
  MON: 'Monday',
  TUE: 'Tuesday',
  WED: 'Wednesday',
  THU: 'Thursday',
  FRI: 'Friday',
  SAT: 'Saturday',
};

/** A Quartz cron expression in words where it is a usual one, else as it is. */
export function cronInWords(cron: string): string {
  const [second, minute = '', hour = '', day = '', month = '', weekday = '', year = '*'] = cron
    .trim()
    .toUpperCase()
    .split(/\s+/);
  const anyDay = ['*', '?'].includes(day) && month === '*' && year === '*';
  if (second !== '0' || !anyDay) {
    return cron;
  }
  const daily = ['*', '?'].includes(weekday);
  const every = /^(?:0|\*)\/(\d+)$/;
  const minutes = every.exec(minute)?.[1];
  if (minutes !== undefined && hour === '*' && daily) {
    return `every ${minutes} minutes`;
  }
  if (minute === '0' && hour === '*' && daily) {
    return 'every hour';
  }
  const hours = every.exec(hour)?.[1];
  if (minute === '0' && hours !== undefined && daily) {
    return `every ${hours} hours`;
  }
  if (!/^\d+$/.test(minute) || !/^\d+(,\d+)*$/.test(hour)) {
    return cron;
  }
  const times = hour
    .split(',')
    .map((h) => `${h.padStart(2, '0')}:${minute.padStart(2, '0')}`)
    .join(' and ');
  if (daily) {
    return `daily at ${times}`;
  }
  const days =
    DAYS[weekday] ??
    weekday
      .split(',')
      .map((d) => NAMES[d] ?? d)
      .join(', ');
  return `${days.startsWith('on') || days.includes(' to ') ? days : `every ${days}`} at ${times}`;
}
