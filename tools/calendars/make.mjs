// node tools/calendars/make.mjs [--check]
//
// Writes data/law/calendars/<country>.yaml: the public holidays of Belarus, Russia and every state of the EU, with the
// Laender of Germany. --check compares instead and says which file differs. Needs: npm ci --ignore-scripts in this folder.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Holidays from 'date-holidays';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../data/law/calendars');
const version = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies['date-holidays'];
const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
const languages = ['ru', 'be', 'de', 'en'];

const european = ['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT',
    'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'];
// Days off that a government moves are in transfers.yaml, reviewed by people; here only what the statute names.
const moved_by_decree = ['BY', 'RU'];
// What the source lacks. 2 January: Decree of the President of Belarus No. 157 of 26 March 1998, as amended.
const lacking = { BY: [{ name: 'Новы год', day: '01-02' }] };

const laender = {
    BB: ['Бранденбург', 'Брандэнбург', 'Brandenburg', 'Brandenburg'],
    BE: ['Берлин', 'Берлін', 'Berlin', 'Berlin'],
    BW: ['Баден-Вюртемберг', 'Бадэн-Вюртэмберг', 'Baden-Württemberg', 'Baden-Württemberg'],
    BY: ['Бавария', 'Баварыя', 'Bayern', 'Bavaria'],
    HB: ['Бремен', 'Брэмен', 'Bremen', 'Bremen'],
    HE: ['Гессен', 'Гесэн', 'Hessen', 'Hesse'],
    HH: ['Гамбург', 'Гамбург', 'Hamburg', 'Hamburg'],
    MV: ['Мекленбург — Передняя Померания', 'Мекленбург — Пярэдняя Памеранія', 'Mecklenburg-Vorpommern',
        'Mecklenburg-Western Pomerania'],
    NI: ['Нижняя Саксония', 'Ніжняя Саксонія', 'Niedersachsen', 'Lower Saxony'],
    NW: ['Северный Рейн — Вестфалия', 'Паўночны Рэйн — Вестфалія', 'Nordrhein-Westfalen', 'North Rhine-Westphalia'],
    RP: ['Рейнланд-Пфальц', 'Рэйнланд-Пфальц', 'Rheinland-Pfalz', 'Rhineland-Palatinate'],
    SH: ['Шлезвиг-Гольштейн', 'Шлезвіг-Гольштэйн', 'Schleswig-Holstein', 'Schleswig-Holstein'],
    SL: ['Саар', 'Саар', 'Saarland', 'Saarland'],
    SN: ['Саксония', 'Саксонія', 'Sachsen', 'Saxony'],
    ST: ['Саксония-Анхальт', 'Саксонія-Анхальт', 'Sachsen-Anhalt', 'Saxony-Anhalt'],
    TH: ['Тюрингия', 'Цюрынгія', 'Thüringen', 'Thuringia'],
};

const quoted = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function titles(country) {
    const name = (language) => new Intl.DisplayNames([language], { type: 'region' }).of(country);
    return `{${languages.map((language) => `${language}: ${quoted(name(language))}`).join(', ')}}`;
}

// A day that the rule itself moves to another one ("03-08 and if sunday then next monday").
const is_moved = (holiday) => / if /.test(holiday.rule) && holiday.date.slice(5, 10) !== holiday.rule.slice(0, 5);

// The source writes Latin letters into some Belarusian words.
const corrected = (name) => (/[\u0400-\u04ff]/.test(name) ? name.replaceAll('i', '\u0456').replaceAll('I', '\u0406') : name);

// name → every day, for whole days only.
function days_of(country, region) {
    const calendar = region ? new Holidays(country, region) : new Holidays(country);
    const found = new Map();
    const add = (name, day) => {
        if (!found.has(name)) found.set(name, new Set());
        found.get(name).add(day);
    };
    for (const year of years) {
        for (const holiday of calendar.getHolidays(year)) {
            if (holiday.type !== 'public' || !/ 00:00:00$/.test(holiday.date.slice(0, 19))) continue;
            if (moved_by_decree.includes(country) && is_moved(holiday)) continue;
            const length = Math.round((holiday.end - holiday.start) / 86_400_000);
            const first = Date.parse(holiday.date.slice(0, 10) + 'T00:00:00Z');
            for (let i = 0; i < length; ++i) {
                const day = new Date(first + i * 86_400_000).toISOString().slice(0, 10);
                if (day.startsWith(String(year))) add(corrected(holiday.name), day);
            }
        }
        for (const { name, day } of lacking[country] ?? []) add(name, `${year}-${day}`);
    }
    return found;
}

const in_order = (days) => [...days].sort();

// [{name, days, regions?}]: what holds in the whole country first, then what only some regions have.
function holidays_of(country) {
    const everywhere = days_of(country);
    const out = [...everywhere].map(([name, days]) => ({ name, days: in_order(days) }));
    if (country !== 'DE') return out;
    const common = new Set(out.flatMap((holiday) => holiday.days));
    const regional = new Map();
    for (const region of Object.keys(laender)) {
        for (const [name, days] of days_of(country, region)) {
            const own = in_order(days).filter((day) => !common.has(day));
            if (own.length === 0) continue;
            const key = name + own.join();
            if (!regional.has(key)) regional.set(key, { name, days: own, regions: [] });
            regional.get(key).regions.push(region);
        }
    }
    return [...out, ...regional.values()];
}

function page(country) {
    const lines = [
        '# Made by tools/calendars/make.mjs; do not edit.',
        `# Source: date-holidays ${version}, https://github.com/commenthol/date-holidays, ISC and CC-BY-3.0.`,
        'schema: calendar/1',
        `title: ${titles(country)}`,
        `years: [${years.join(', ')}]`,
        'weekend: [saturday, sunday]',
    ];
    if (moved_by_decree.includes(country)) lines.push('moved_by_decree: true');
    if (country === 'DE') {
        lines.push('regions:');
        for (const [region, names] of Object.entries(laender))
            lines.push(`  ${region}: {${languages.map((lang, i) => `${lang}: ${quoted(names[i])}`).join(', ')}}`);
    }
    lines.push('holidays:');
    for (const { name, days, regions } of holidays_of(country).sort((a, b) => (a.days[0].slice(5) < b.days[0].slice(5) ? -1 : 1))) {
        lines.push(`  - name: ${quoted(name)}`);
        if (regions) lines.push(`    regions: [${regions.join(', ')}]`);
        for (let at = 0; at < days.length; at += 8)
            lines.push((at ? '           ' : '    days: [') + days.slice(at, at + 8).join(', ') + (at + 8 < days.length ? ',' : ']'));
    }
    return lines.join('\n') + '\n';
}

const check = process.argv.includes('--check');
let different = 0;
for (const country of ['BY', 'RU', ...european]) {
    const file = join(target, `${country}.yaml`);
    const made = page(country);
    if (!check) {
        writeFileSync(file, made);
    } else if (!existsSync(file) || readFileSync(file, 'utf8') !== made) {
        console.error(`${file} is not what this tool makes`);
        ++different;
    }
}
if (check) console.log(`${2 + european.length - different} passed, ${different} failed`);
process.exit(different ? 1 : 0);
