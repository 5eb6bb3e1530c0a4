/**
 * Every act that both applications write down, with the words under which a person reads it. Each application has its
 * own list beside it. A word is never renamed: rows that hold it stay for ever.
 */
export const PLATFORM_GEBEURTENISSEN = {
  'aanmelding.gelukt': 'Aangemeld',
  'aanmelding.mislukt': 'Aanmelden mislukt',
  'aanmelding.vertraagd': 'Aanmelden vertraagd na te veel mislukte pogingen',
  afmelding: 'Afgemeld',
  'sessies.beeindigd': 'Op alle apparaten afgemeld',
  'tweede-factor.ingesteld': 'Aanmelden in twee stappen ingesteld',
  'tweede-factor.verwijderd': 'Aanmelden in twee stappen uitgezet',
  'tweede-factor.gewist': 'Tweede stap van iemand gewist',
  'passkey.toegevoegd': 'Passkey toegevoegd',
  'passkey.verwijderd': 'Passkey verwijderd',
  'herstelcodes.gemaakt': 'Nieuwe herstelcodes gemaakt',
  'herstelcode.gebruikt': 'Aangemeld met een herstelcode',
  'wachtwoord.gewijzigd': 'Wachtwoord gewijzigd',
  'wachtwoord-herstel.gevraagd': 'Een nieuw wachtwoord aangevraagd',
  'wachtwoord-herstel.geweigerd': 'Een nieuw wachtwoord per e-mail geweigerd: de tweede stap was gewist',
  'wachtwoord-herstel.toegestaan': 'Een nieuw wachtwoord per e-mail toegestaan, met de persoon erbij',
  'wachtwoord.hersteld': 'Een nieuw wachtwoord gekozen via de e-mail',
  'schoolaccount.gekoppeld': 'Account van een andere organisatie gekoppeld',
  'uitnodiging.verzonden': 'Iemand uitgenodigd',
  'uitnodiging.aanvaard': 'Uitnodiging aanvaard',
  'uitnodiging.ingetrokken': 'Uitnodiging ingetrokken',
  'rol.voorgesteld': 'Rol voorgesteld; wacht op een ja van de school',
  'rol.geweigerd': 'Voorgestelde rol door de school geweigerd',
  'rol-voorstel.ingetrokken': 'Voorgestelde rol weer ingetrokken',
  'rol.toegekend': 'Rol toegekend',
  'rol.ingetrokken': 'Rol ingetrokken',
  'logboek.geexporteerd': 'Logboek opgehaald als bestand',
  'sleutels.gewisseld': 'Sleutels van de toepassing gewisseld',
} as const satisfies Record<string, string>;

export type PlatformGebeurtenis = keyof typeof PLATFORM_GEBEURTENISSEN;
