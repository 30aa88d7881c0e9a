import { words } from "../../app/language.svelte";

/** What is done with data, how, and of which categories data are: the words of data/agreements/words.yaml. */
export const operations = [
  "collect",
  "record",
  "systematise",
  "accumulate",
  "store",
  "clarify",
  "extract",
  "use",
  "transfer",
  "provide",
  "disseminate",
  "depersonalise",
  "block",
  "delete",
  "destroy",
] as const;
export type Operation = (typeof operations)[number];

export const methods = ["automated", "manual", "mixed"] as const;
export type Method = (typeof methods)[number];

export const categories = [
  "identity",
  "contact",
  "address",
  "birth",
  "document",
  "finance",
  "work",
  "education",
  "family",
  "location",
  "device",
  "communication",
  "preferences",
  "voice",
  "image",
  "other",
  "health",
  "race",
  "religion",
  "politics",
  "union",
  "sex_life",
  "criminal",
  "biometric",
] as const;
export type Category = (typeof categories)[number];

const special: readonly Category[] = [
  "health",
  "race",
  "religion",
  "politics",
  "union",
  "sex_life",
  "criminal",
];

export function sensitivityOf(category: Category): "ordinary" | "special" | "biometric" {
  if (category === "biometric") return "biometric";
  return special.includes(category) ? "special" : "ordinary";
}

export const texts = {
  op_collect: ["сбор", "збор", "Erhebung", "collection"],
  op_record: ["запись", "запіс", "Erfassung", "recording"],
  op_systematise: ["систематизация", "сістэматызацыя", "Ordnung", "organisation"],
  op_accumulate: ["накопление", "накапленне", "Zusammenführung", "accumulation"],
  op_store: ["хранение", "захоўванне", "Speicherung", "storage"],
  op_clarify: [
    "изменение",
    "змяненне",
    "Berichtigung und Aktualisierung",
    "correction and updating",
  ],
  op_extract: ["извлечение", "выманне", "Auslesen", "retrieval"],
  op_use: ["использование", "выкарыстанне", "Verwendung", "use"],
  op_transfer: ["передача", "перадача", "Übermittlung", "transfer"],
  op_provide: [
    "предоставление",
    "прадастаўленне",
    "Offenlegung gegenüber bestimmten Empfängern",
    "disclosure to named recipients",
  ],
  op_disseminate: [
    "распространение",
    "распаўсюджванне",
    "Verbreitung an einen unbestimmten Personenkreis",
    "dissemination to the public",
  ],
  op_depersonalise: ["обезличивание", "абязлічванне", "Anonymisierung", "anonymisation"],
  op_block: [
    "блокирование",
    "блакіраванне",
    "Einschränkung der Verarbeitung",
    "restriction of processing",
  ],
  op_delete: ["удаление", "выдаленне", "Löschung", "erasure"],
  op_destroy: ["уничтожение", "знішчэнне", "Vernichtung", "destruction"],
  op_automated: [
    "с использованием средств автоматизации",
    "з выкарыстаннем сродкаў аўтаматызацыі",
    "automatisiert",
    "by automated means",
  ],
  op_manual: [
    "без использования средств автоматизации",
    "без выкарыстання сродкаў аўтаматызацыі",
    "nicht automatisiert",
    "without automated means",
  ],
  op_mixed: [
    "с использованием средств автоматизации и без их использования",
    "з выкарыстаннем сродкаў аўтаматызацыі і без іх выкарыстання",
    "teils automatisiert und teils nicht automatisiert",
    "partly by automated means and partly without them",
  ],
  cat_identity: [
    "сведения о личности",
    "звесткі пра асобу",
    "Angaben zur Person",
    "identity details",
  ],
  cat_contact: ["контактные данные", "кантактныя даныя", "Kontaktdaten", "contact details"],
  cat_address: ["адрес", "адрас", "Anschrift", "address"],
  cat_birth: [
    "дата и место рождения",
    "дата і месца нараджэння",
    "Geburtsdatum und Geburtsort",
    "date and place of birth",
  ],
  cat_document: [
    "данные документов",
    "даныя дакументаў",
    "Angaben aus Dokumenten",
    "details of documents",
  ],
  cat_finance: ["финансовые сведения", "фінансавыя звесткі", "Finanzdaten", "financial details"],
  cat_work: [
    "сведения о работе",
    "звесткі пра працу",
    "Angaben zur Berufstätigkeit",
    "details of employment",
  ],
  cat_education: [
    "сведения об образовании",
    "звесткі пра адукацыю",
    "Angaben zur Ausbildung",
    "details of education",
  ],
  cat_family: ["сведения о семье", "звесткі пра сям’ю", "Angaben zur Familie", "family details"],
  cat_location: [
    "сведения о местонахождении",
    "звесткі пра месцазнаходжанне",
    "Standortdaten",
    "location data",
  ],
  cat_device: [
    "сведения об устройстве и браузере",
    "звесткі пра прыладу і браўзер",
    "Geräte- und Browserdaten",
    "device and browser data",
  ],
  cat_communication: [
    "переписка и разговоры",
    "перапіска і размовы",
    "Inhalte von Nachrichten und Gesprächen",
    "messages and conversations",
  ],
  cat_preferences: [
    "интересы и предпочтения",
    "інтарэсы і пажаданні",
    "Interessen und Vorlieben",
    "interests and preferences",
  ],
  cat_voice: ["запись голоса", "запіс голасу", "Stimmaufnahmen", "voice recordings"],
  cat_image: ["изображение", "выява", "Bildaufnahmen", "images"],
  cat_other: ["другие сведения", "іншыя звесткі", "sonstige Angaben", "other details"],
  cat_health: ["состояние здоровья", "стан здароўя", "Gesundheitsdaten", "health"],
  cat_race: [
    "расовая и национальная принадлежность",
    "расавая і нацыянальная прыналежнасць",
    "rassische und ethnische Herkunft",
    "racial and ethnic origin",
  ],
  cat_religion: [
    "религиозные и философские убеждения",
    "рэлігійныя і філасофскія перакананні",
    "religiöse und weltanschauliche Überzeugungen",
    "religious and philosophical beliefs",
  ],
  cat_politics: [
    "политические взгляды",
    "палітычныя погляды",
    "politische Meinungen",
    "political opinions",
  ],
  cat_union: [
    "членство в профсоюзах",
    "членства ў прафсаюзах",
    "Gewerkschaftszugehörigkeit",
    "trade union membership",
  ],
  cat_sex_life: [
    "интимная жизнь",
    "інтымнае жыццё",
    "Sexualleben und sexuelle Orientierung",
    "sex life and sexual orientation",
  ],
  cat_criminal: [
    "судимость и привлечение к ответственности",
    "судзімасць і прыцягненне да адказнасці",
    "strafrechtliche Verurteilungen und Straftaten",
    "criminal convictions and offences",
  ],
  cat_biometric: [
    "биометрические данные",
    "біяметрычныя даныя",
    "biometrische Daten",
    "biometric data",
  ],
} as const;

const t = words(texts);
export const operationText = (one: Operation): string => t(`op_${one}`);
export const methodText = (one: Method): string => t(`op_${one}`);
export const categoryText = (one: Category): string => t(`cat_${one}`);
