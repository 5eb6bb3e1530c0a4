/** The mail with which a school asks the other side to activate: BRIN6 and code, as the stappenplan says. */
export type VerzoekGegevens = {
  brin6: string;
  schoolnaam: string;
  partner: string;
  verificatiecode: string;
  startdatum: string | undefined;
  afzender: { naam: string; email: string };
  aan: string;
};

export type Verzoek = { aan: string; van: string; onderwerp: string; tekst: string };

export function createVerzoek(gegevens: VerzoekGegevens): Verzoek {
  const { brin6, schoolnaam, partner, verificatiecode, startdatum, afzender, aan } = gegevens;
  return {
    aan,
    van: formatAdres(afzender),
    // Not the code: subjects stand in lists, notifications and logs of mail servers.
    onderwerp: `Verzoek: koppeling ESIS - ${partner} activeren voor ${brin6}`,
    tekst: [
      `Beste support van ${partner},`,
      '',
      `Wij hebben in ESIS de koppeling met ${partner} geactiveerd. Wilt u haar aan uw kant ook activeren?`,
      '',
      `School: ${schoolnaam}`,
      `Brinnummer met vestiging: ${brin6}`,
      `Verificatiecode: ${verificatiecode}`,
      ...(startdatum ? [`Startdatum: ${startdatum}`] : []),
      '',
      `Wilt u mij laten weten wanneer de koppeling werkt? U kunt deze mail beantwoorden, of schrijven naar ${afzender.email}.`,
      '',
      'Met vriendelijke groet,',
      '',
      afzender.naam,
      schoolnaam,
      '',
    ].join('\n'),
  };
}

/** Quotes and line ends would let a name write its own header. */
const formatAdres = ({ naam, email }: { naam: string; email: string }) =>
  `"${naam.replace(/["\\\r\n]/g, ' ').trim()}" <${email}>`;
