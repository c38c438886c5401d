import { approval, equalShares, greedyBudget, singleChoice } from '@patto/protocol/ballots/modes';
import { roles } from '../accounts.ts';
import type { CityStory } from './story.ts';

const invented = 'Consultazione di esempio per provare Patto: il quesito, i costi e i voti sono inventati.';

/** Torino: the Case del Quartiere and the gardens of Mirafiori. */
export const torino: CityStory = {
  admin: roles.torinoAdmin,
  municipality: {
    version: 1,
    name: 'Città di Torino',
    country: 'IT',
    language: 'it',
    website: 'https://www.comune.torino.it',
  },
  residents: 110,
  commons: [
    {
      document: {
        name: 'Cascina Roccafranca',
        kind: 'house',
        address: 'Via Edoardo Rubino 45, 10137 Torino',
        summary: 'Una cascina recuperata a Mirafiori Nord, oggi Casa del Quartiere.',
        description:
          'Antica cascina di Mirafiori Nord, recuperata con il programma europeo Urban 2 e aperta dal 2007. È gestita ' +
          'da una fondazione in partecipazione tra la Città e le associazioni del quartiere: sportelli, corsi, una ' +
          'caffetteria e spazi per chi ha un progetto da proporre.',
        website: 'https://www.cascinaroccafranca.it',
      },
      latitude: 45.0409,
      longitude: 7.62376,
      members: 96,
      stewards: 2,
      awards: [
        { day: -29, title: 'Assemblea di apertura', points: 5 },
        { day: -24, title: 'Turni allo sportello di quartiere', points: 12, members: 9 },
        { day: -11, title: 'Festa d’autunno nel cortile', points: 8, members: 22 },
        { day: -4, title: 'Manutenzione del pergolato', points: 15, members: 6 },
      ],
      ballots: [
        {
          document: {
            question: 'Come spendiamo i 60.000 euro per la Cascina e i suoi cortili?',
            description: `Bilancio partecipativo contato con il metodo delle parti uguali. ${invented}`,
            currency: 'EUR',
            budget: 60000,
            options: [
              {
                label: 'Pergolato e panchine nel cortile',
                title: 'Pergolato e panchine nel cortile grande',
                cost: 14000,
                category: 'Spazi',
              },
              {
                label: 'Cucina comune accessibile',
                title: 'Cucina comune con piani accessibili in carrozzina',
                cost: 22000,
                category: 'Accessibilità',
              },
              {
                label: 'Ciclofficina',
                title: 'Ciclofficina con attrezzi condivisi',
                cost: 9000,
                category: 'Laboratori',
              },
              {
                label: 'Aula studio serale',
                title: 'Aula studio aperta fino alle 23',
                cost: 7500,
                category: 'Giovani',
              },
              {
                label: 'Pannelli solari',
                title: 'Pannelli solari sul tetto della manica lunga',
                cost: 31000,
                category: 'Energia',
              },
              { label: 'Orto in cassoni', title: 'Orto in cassoni rialzati', cost: 4200, category: 'Verde' },
              {
                label: 'Palco mobile',
                title: 'Palco mobile per gli spettacoli estivi',
                cost: 11000,
                category: 'Cultura',
              },
              {
                label: 'Biblioteca degli oggetti',
                title: 'Biblioteca degli oggetti da prestare',
                cost: 6300,
                category: 'Laboratori',
              },
            ],
          },
          mode: equalShares({ optionCount: 8, maxChoices: 5, quorum: 30 }),
          opened: -26,
          ends: -15,
          turnout: 0.82,
          appeal: [7, 5, 6, 5, 6, 8, 3, 4],
        },
      ],
    },
    {
      document: {
        name: 'Casa del Quartiere di San Salvario',
        kind: 'house',
        address: 'Via Oddino Morgari 14, 10125 Torino',
        summary: 'Gli ex bagni pubblici di San Salvario, aperti a chi abita e anima il quartiere.',
        description:
          'Nata nel 2010 negli ex bagni pubblici municipali di via Morgari, la Casa ospita attività di decine di ' +
          'associazioni e gruppi informali: corsi, sportelli, una caffetteria e un cortile. È promossa dall’Agenzia per ' +
          'lo sviluppo locale di San Salvario.',
        website: 'https://www.casadelquartiere.it',
      },
      latitude: 45.05408,
      longitude: 7.67824,
      members: 84,
      stewards: 2,
      awards: [
        { day: -28, title: 'Accoglienza dei nuovi vicini', points: 5 },
        { day: -17, title: 'Doposcuola del martedì', points: 10, members: 12 },
        { day: -6, title: 'Pulizia del cortile', points: 4, members: 25 },
      ],
      ballots: [
        {
          document: {
            question: 'Quali progetti realizziamo con i 40.000 euro del 2027?',
            description: `Bilancio partecipativo: i progetti più votati, finché ci sono soldi. ${invented}`,
            currency: 'EUR',
            budget: 40000,
            options: [
              {
                label: 'Insonorizzare il salone',
                title: 'Pannelli fonoassorbenti nel salone',
                cost: 12000,
                category: 'Spazi',
              },
              {
                label: 'Giochi nel cortile',
                title: 'Giochi per i più piccoli nel cortile',
                cost: 8500,
                category: 'Infanzia',
              },
              {
                label: 'Rastrelliere per bici',
                title: 'Rastrelliere coperte per 24 biciclette',
                cost: 5200,
                category: 'Mobilità',
              },
              {
                label: 'Doposcuola in più lingue',
                title: 'Doposcuola in italiano, arabo e cinese',
                cost: 9800,
                category: 'Istruzione',
              },
              {
                label: 'Frigo di quartiere',
                title: 'Frigo di quartiere contro lo spreco',
                cost: 2600,
                category: 'Cibo',
              },
              {
                label: 'Cinema in cortile',
                title: 'Otto serate di cinema in cortile',
                cost: 6400,
                category: 'Cultura',
              },
              {
                label: 'Sportello digitale',
                title: 'Sportello per SPID, CIE e servizi online',
                cost: 7200,
                category: 'Servizi',
              },
              {
                label: 'Laboratorio di sartoria',
                title: 'Laboratorio di sartoria e riparazione',
                cost: 4800,
                category: 'Laboratori',
              },
              { label: 'Fontanella', title: 'Una fontanella all’ingresso', cost: 3900, category: 'Spazi' },
              {
                label: 'Alberi in via Morgari',
                title: 'Sei alberi in vaso davanti alla Casa',
                cost: 5600,
                category: 'Verde',
              },
              {
                label: 'Scivolo per carrozzine',
                title: 'Scivolo per carrozzine all’ingresso',
                cost: 10500,
                category: 'Accessibilità',
              },
              {
                label: 'Mappa sonora',
                title: 'Mappa sonora di San Salvario',
                cost: 3100,
                category: 'Cultura',
              },
            ],
          },
          mode: greedyBudget({ optionCount: 12, maxChoices: 6, quorum: 20 }),
          opened: -5,
          ends: 12,
          turnout: 0.46,
          appeal: [4, 7, 6, 6, 5, 7, 4, 3, 4, 6, 8, 2],
        },
      ],
    },
    {
      document: {
        name: 'Via Baltea',
        kind: 'workshop',
        address: 'Via Baltea 3, Torino',
        summary: 'Una ex tipografia di Barriera di Milano: laboratori, panificio e lavoro condiviso.',
        description:
          'Ex spazio industriale nel quartiere Barriera di Milano, riaperto come luogo di lavoro, formazione e incontro, ' +
          'nella Rete delle Case del Quartiere di Torino.',
        website: 'https://www.viabaltea.it',
      },
      latitude: 45.0853,
      longitude: 7.6982,
      members: 58,
      stewards: 1,
      awards: [
        { day: -27, title: 'Riordino dei laboratori', points: 6 },
        { day: -9, title: 'Prova aperta del sabato', points: 9, members: 11 },
      ],
      ballots: [
        {
          document: {
            question: 'Quando teniamo aperto il laboratorio di falegnameria?',
            description: `Si può votare una sola fascia. ${invented}`,
            options: [
              { label: 'Martedì sera', title: 'Martedì dalle 19 alle 22' },
              { label: 'Giovedì sera', title: 'Giovedì dalle 19 alle 22' },
              { label: 'Sabato mattina', title: 'Sabato dalle 9 alle 13' },
              { label: 'Domenica pomeriggio', title: 'Domenica dalle 15 alle 19' },
            ],
          },
          mode: singleChoice({ optionCount: 4, quorum: 10, blank: true }),
          opened: -3,
          ends: 6,
          turnout: 0.4,
          appeal: [3, 4, 6, 2],
        },
      ],
    },
    {
      document: {
        name: 'Orti Generali',
        kind: 'garden',
        address: 'Strada Castello di Mirafiori 38/15, 10135 Torino',
        summary: 'Orti urbani lungo il Sangone, a Mirafiori Sud.',
        description:
          'Un parco agricolo urbano nato dal recupero di terreni pubblici abbandonati sulla sponda del Sangone: orti ' +
          'individuali e collettivi, un chiosco, animali da cortile e attività con le scuole.',
        website: 'https://www.ortigenerali.it',
      },
      latitude: 45.009,
      longitude: 7.637,
      members: 66,
      stewards: 1,
      awards: [
        { day: -25, title: 'Semina collettiva', points: 6 },
        { day: -8, title: 'Sistemazione dei canali di irrigazione', points: 14, members: 10 },
      ],
      ballots: [
        {
          document: {
            question: 'Quali attività comuni vogliamo per la prossima stagione?',
            description: `Si possono approvare più attività. ${invented}`,
            options: [
              { label: 'Vivaio comune', title: 'Un vivaio comune per le piantine' },
              { label: 'Compostaggio di quartiere', title: 'Compostaggio aperto al quartiere' },
              { label: 'Mercato del sabato', title: 'Un piccolo mercato il sabato' },
              { label: 'Arnie', title: 'Tre arnie didattiche' },
              { label: 'Orto delle scuole', title: 'Un’aiuola per ogni scuola vicina' },
            ],
          },
          mode: approval({ optionCount: 5 }),
          opened: -1.5,
          starts: 4,
          ends: 18,
          turnout: 0,
          appeal: [],
        },
      ],
    },
  ],
};
