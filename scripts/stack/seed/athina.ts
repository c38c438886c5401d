import { approval, quadratic, score, singleChoice } from '@patto/protocol/ballots/modes';
import { roles } from '../accounts.ts';
import type { CityStory } from './story.ts';

const invented = 'Δοκιμαστική ψηφοφορία για να γνωρίσετε το Patto: το ερώτημα και οι ψήφοι είναι φανταστικά.';

/** Athens: a park made by its neighbours, a market hall, a cultural centre and a house of artists. */
export const athina: CityStory = {
  admin: roles.athinaAdmin,
  municipality: {
    version: 1,
    name: 'Δήμος Αθηναίων',
    country: 'GR',
    language: 'el',
    website: 'https://www.cityofathens.gr',
  },
  residents: 90,
  commons: [
    {
      document: {
        name: 'Πάρκο Ναυαρίνου',
        kind: 'park',
        address: 'Ναυαρίνου και Ζωοδόχου Πηγής, Εξάρχεια, Αθήνα',
        summary: 'Αυτοδιαχειριζόμενο πάρκο στα Εξάρχεια, εκεί όπου παλιά ήταν ένα πάρκινγκ.',
        description:
          'Το 2009 οι κάτοικοι της γειτονιάς έσπασαν την άσφαλτο ενός πάρκινγκ και φύτεψαν δέντρα. Από τότε το πάρκο ' +
          'λειτουργεί με ανοιχτή συνέλευση: παιδική χαρά, λαχανόκηπος, προβολές και γιορτές.',
      },
      latitude: 37.98515,
      longitude: 23.73755,
      members: 78,
      stewards: 2,
      awards: [
        { day: -29, title: 'Πρώτη ανοιχτή συνέλευση', points: 5 },
        { day: -19, title: 'Φροντίδα του λαχανόκηπου', points: 10, members: 14 },
        { day: -7, title: 'Βράδυ προβολών', points: 6, members: 18 },
      ],
      ballots: [
        {
          document: {
            question: 'Πόσο σημαντική είναι κάθε βελτίωση του πάρκου;',
            description: `Βαθμολογήστε κάθε πρόταση από 0 έως 5. ${invented}`,
            options: [
              { label: 'Νέα δέντρα', title: 'Είκοσι νέα δέντρα για σκιά' },
              { label: 'Παιδική χαρά', title: 'Ανανέωση της παιδικής χαράς' },
              { label: 'Φωτισμός', title: 'Ήπιος φωτισμός στα μονοπάτια' },
              { label: 'Βρύση', title: 'Βρύση με πόσιμο νερό' },
              { label: 'Κομποστοποίηση', title: 'Κάδος κομποστοποίησης της γειτονιάς' },
              { label: 'Πρόσβαση με αμαξίδιο', title: 'Διάδρομοι προσβάσιμοι με αμαξίδιο' },
            ],
          },
          mode: score({ optionCount: 6, maxPerOption: 5, quorum: 25 }),
          opened: -25,
          ends: -12,
          turnout: 0.74,
          appeal: [5, 4, 2, 4, 3, 4],
        },
      ],
    },
    {
      document: {
        name: 'Δημοτική Αγορά Κυψέλης',
        kind: 'culture',
        address: 'Φωκίωνος Νέγρη 42, 113 61 Αθήνα',
        summary: 'Η δημοτική αγορά του 1935, σήμερα χώρος κοινωνικής επιχειρηματικότητας και πολιτισμού.',
        description:
          'Η σκεπαστή αγορά της Φωκίωνος Νέγρη κτίστηκε τη δεκαετία του 1930, έκλεισε, σώθηκε από τους κατοίκους και ' +
          'λειτουργεί ξανά με καταστήματα κοινωνικών επιχειρήσεων, εργαστήρια, παζάρια και εκδηλώσεις.',
      },
      latitude: 38.00085,
      longitude: 23.73563,
      members: 72,
      stewards: 2,
      awards: [
        { day: -28, title: 'Γνωριμία με τα καταστήματα', points: 4 },
        { day: -16, title: 'Παζάρι ανταλλαγής ρούχων', points: 8, members: 16 },
        { day: -5, title: 'Εργαστήριο επισκευής', points: 12, members: 7 },
      ],
      ballots: [
        {
          document: {
            question: 'Πώς να μοιραστεί ο χρόνος της κεντρικής αίθουσας;',
            description: `Τετραγωνική ψήφος: μοιράζετε 36 μονάδες· n βαθμοί σε μία επιλογή κοστίζουν n². ${invented}`,
            options: [
              { label: 'Μουσική και χορός', title: 'Μουσική και χορός' },
              { label: 'Αγορά παραγωγών', title: 'Αγορά μικρών παραγωγών' },
              { label: 'Παιδικά εργαστήρια', title: 'Εργαστήρια για παιδιά' },
              { label: 'Μαθήματα γλώσσας', title: 'Δωρεάν μαθήματα ελληνικών' },
              { label: 'Επισκευές', title: 'Εργαστήρια επισκευής' },
            ],
          },
          mode: quadratic({ optionCount: 5, points: 36 }),
          opened: -4,
          ends: 9,
          turnout: 0.42,
          appeal: [4, 6, 5, 5, 3],
        },
      ],
    },
    {
      document: {
        name: 'Communitism',
        kind: 'culture',
        address: 'Κεραμεικού 28, Μεταξουργείο, Αθήνα',
        summary: 'Ένα νεοκλασικό κτίριο στο Μεταξουργείο που ζωντανεύει μια κοινότητα δημιουργών.',
        description:
          'Μη κερδοσκοπική κοινότητα που φροντίζει ανενεργά κτίρια πολιτιστικής κληρονομιάς και τα ανοίγει για τέχνη, ' +
          'εργαστήρια και συνελεύσεις.',
        website: 'https://communitism.space',
      },
      latitude: 37.9833,
      longitude: 23.7208,
      members: 46,
      stewards: 1,
      awards: [
        { day: -26, title: 'Συντήρηση της στέγης', points: 9 },
        { day: -10, title: 'Ανοιχτά εργαστήρια', points: 7, members: 10 },
      ],
      ballots: [
        {
          document: {
            question: 'Ποιο δωμάτιο επισκευάζουμε πρώτο;',
            description: `Συμβουλευτική ψηφοφορία: κάθε ψήφος ζυγίζει όσο η συνεισφορά του μέλους. ${invented}`,
            options: [
              { label: 'Η αίθουσα του ισογείου', title: 'Η αίθουσα του ισογείου' },
              { label: 'Το εργαστήριο κεραμικής', title: 'Το εργαστήριο κεραμικής' },
              { label: 'Η αυλή', title: 'Η αυλή και το στέγαστρο' },
            ],
          },
          mode: singleChoice({ optionCount: 3, weighted: true }),
          opened: -6,
          ends: 5,
          turnout: 0.55,
          appeal: [5, 3, 4],
        },
      ],
    },
    {
      document: {
        name: 'Σεράφειο',
        kind: 'other',
        address: 'Εχελιδών 19, Ρουφ, Αθήνα',
        summary: 'Το συγκρότημα αθλητισμού, πολιτισμού και καινοτομίας του Δήμου Αθηναίων.',
        description:
          'Δημοτικό συγκρότημα στην Πειραιώς με κολυμβητήριο, αίθουσες, αύλειους χώρους και δράσεις της κοινωνίας των πολιτών.',
      },
      latitude: 37.9746,
      longitude: 23.7081,
      members: 52,
      stewards: 1,
      awards: [{ day: -23, title: 'Ημέρα γνωριμίας εθελοντών', points: 5 }],
      ballots: [
        {
          document: {
            question: 'Ποιες δράσεις να ανοίξουν το σαββατοκύριακο;',
            description: `Μπορείτε να εγκρίνετε έως τρεις. ${invented}`,
            options: [
              { label: 'Κολύμβηση για ηλικιωμένους', title: 'Κολύμβηση για ηλικιωμένους' },
              { label: 'Εργαστήρι ρομποτικής', title: 'Εργαστήρι ρομποτικής για εφήβους' },
              { label: 'Θερινό σινεμά', title: 'Θερινό σινεμά στην αυλή' },
              { label: 'Αγορά δεύτερου χεριού', title: 'Αγορά δεύτερου χεριού' },
              { label: 'Χορωδία της γειτονιάς', title: 'Χορωδία της γειτονιάς' },
            ],
          },
          mode: approval({ optionCount: 5, maxChoices: 3 }),
          opened: -1,
          starts: 3,
          ends: 15,
          turnout: 0,
          appeal: [],
        },
      ],
    },
  ],
};
