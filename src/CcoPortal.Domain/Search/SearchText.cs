using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CcoPortal.Domain.Search;

/// <summary>How typed words become comparable: case, accents and apostrophes folded, endings of English and Spanish words taken off.</summary>
public static class SearchText
{
    /// <summary>More words than this are not read. Far more than a search needs: danger may be told at the end of a long story.</summary>
    public const int MostWords = 500;

    /// <summary>The words of a text, folded: “Can’t pay”, “Diarrea” → <c>cant</c>, <c>pay</c>, <c>diarrea</c>. A hyphen parts words.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c) || char.IsLetter(c))
                word.Append(char.ToLowerInvariant(c));
            else if (c is '\'' or '’' or '‘' or '´' or '`' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            else
                End();
            if (words.Count == MostWords)
                return words;
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>A word that says nothing about what is meant: “can”, “my”, “para”.</summary>
    public static bool IsSmall(string word) => Small.Contains(word);

    /// <summary>Whether a word is a word of its own, so not a slip for a word of danger: “vaping” for “raping”.</summary>
    public static bool IsOrdinary(string word) => IsSmall(word) || Ordinary.Contains(word);

    /// <summary>A folded word without its ending, so that “pills”, “limpiezas” and “embarazada” meet “pill”, “limpieza” and “embarazado”.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var stem = word;
        if (stem.Length >= 4 && stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem = stem.Length >= 5 && stem.EndsWith("ies", StringComparison.Ordinal) ? stem[..^3] + "y"
                : stem.Length >= 6 && stem.EndsWith("es", StringComparison.Ordinal) && stem[^3] is 's' or 'x' or 'z' or 'r' or 'n' or 'l' or 'd' or 'j' or 'h' ? stem[..^2]
                : stem[..^1];
        }

        foreach (var ending in Endings)
        {
            if (stem.Length >= ending.Length + 4 && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                stem = stem[..^ending.Length];
                break;
            }
        }

        if (stem.Length >= 5 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'a' or 'e' or 'o'))
            stem = stem[..^1];
        return stem.Length >= 5 && stem[^1] is 'a' or 'e' or 'o' or 'y' or 'i' ? stem[..^1] : stem;
    }

    /// <summary>
    /// How a folded word sounds, so that words written by ear meet: “kiero” and “quiero”, “bibir” and “vivir”, “combulciones” and “convulsiones”,
    /// “fone” and “phone”.
    /// </summary>
    public static string Sound(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var sound = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var (c, next) = (word[i], i + 1 < word.Length ? word[i + 1] : '\0');
            var (heard, taken) = (c, next) switch
            {
                ('p', 'h') => ("f", 2),
                ('q', 'u') or ('c', 'k') => ("k", 2),
                ('c', 'h') => ("c", 2),
                ('c', 'e' or 'i' or 'y') => ("s", 1),
                ('c', _) => ("k", 1),
                ('g', 'e' or 'i') => ("j", 1),
                ('g', 'u') when i + 2 < word.Length && word[i + 2] is 'e' or 'i' => ("g", 2),
                ('l', 'l') => ("y", 2),
                ('n', 'b' or 'p' or 'v') => ("m", 1),
                ('h', _) => ("", 1),
                ('v', _) => ("b", 1),
                ('z', _) => ("s", 1),
                _ => (c.ToString(), 1),
            };
            if (heard.Length > 0 && (sound.Length == 0 || sound[^1] != heard[0]))
                sound.Append(heard);
            i += taken - 1;
        }

        return sound.ToString();
    }

    private static readonly string[] Endings = ["iendo", "ando", "ados", "adas", "idos", "idas", "ado", "ada", "ido", "ida", "ing", "ed", "ar", "ir"];

    /// <summary>Words of everyday life within a slip of one that tells of danger.</summary>
    private static readonly FrozenSet<string> Ordinary = (
        "vaping vape vapes rate rates tape tapes grape grapes drape taping rating therapist therapists talk talks talking walk walks walking cooking looking painted paint paints violet "
        + "الانتقال الانتهاء انتهاء الانتظار انتظار انتظر الانتشار انتشار الامتحان الانتخاب الانتباه الانتماء الانتساب الاعتبار الاختبار الاختيار "
        + "الاعتذار الانحدار الافتخار الاقتصاد الالتهاب انتصاب الانتصاب اغتراب اهتزاز اعتزاز جلسة جلسه تجديد طريق هذان تسمح تسمى تسلم تصمم تسمع مسموح "
        + "مسموحة معرفة معنية يختلف تختلف اختلاف اسمي يسمى اعاني ياتي تاتي ياتيني بامي يعجبني يقبلني يجربني يتابعني طبيبي متحرك متحرر مشقة مخطوبة "
        + "محبوبة الجدة النجاة الحقن لحقوقي يغطي تغطي مغطى خدمة خدمات الخدمات يشرب تشرب يجرب تجرب يقرب اقبل "
        + "modest voice sedation meditation mediation hearing treatment treatments threat bothering crooked scaling desalojo alcohol sustancias sustancia night nite nights notes vote "
        + "bill bills will fill fills hill hills pill pillow skill skills still milk bell ball call calls full pull pulls shop shops shots short shirt sheet head read ready bread dear deal dead "
        + "hurry hut cup cuts gut but cute cost coat boat bath bat beat bite bites bits kits kit sit sits hit hip hips lip lips limp lump jump dump pump stop step steps stamp "
        + "gum gums guns run runs fun sun bus buses burns barn born torn turn turns return corn horn form forms warm worm arm arms farm harm charm chart chair hair heart hearts "
        + "heal heals heat hear ears year years bear bears tear tears wear rear fear fears near gear clear chest chess cheese choose choice chose stroke strike struck stuck stick sick thick "
        + "chicken kitchen drink drinks drunk drank thank tank bank blank black block blood bloom floor flood food foods foot feet feel feels fell felt belt melt sell tell well bell "
        + "paga pagan pagar paso pasa pesa peso pega seguro segura sangre saber sabe sobre sobra hambre nombre hombro hombros hermano muela muelas suela escuela abuelo vuelta "
        + "manta mata marta carta corta corte cortes corto costo casa caso cosa cama calma alma arma armas pierna piernas perna boca bolsa bola bala balas bales vale valen valor calor color dolor olor "
        + "lentes dientes frente fuente puente suerte muerte fuerte noche noches coche leche "
        + "nose traffic panic pago show shows showed shower showers crown crowns seat seats drop drops").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Small = (
        "a an the i im ive ill id me my mine myself we our us you your ur u he him his she her they them their it its is are am was were be been being do does did doing dont "
        + "doesnt didnt can cant could will would should shall may might must have has had having get gets getting got need needs want wants wanna gonna going go to of in on at by "
        + "for from with about into out up down over under as and or but if then than so because that this these those there here what which who whom whose when where why how "
        + "any some no not all just really very too also please pls help hi hello ohp oregon cover covers covered covering coverage pay pays paid free plan insurance does like "
        + "el la los las un una unos unas lo le les al del de en con por para sin y o u e que como cual cuando donde quien porque si no mi mis tu tus su sus me te se nos yo ella "
        + "ellos es son soy esta estan este estos esa ese eso esto ser estar hay tengo tiene tienen tener necesito necesita necesitan quiero quiere puedo puede pueden hacer hago "
        + "cubre cubren cubierto cubierta cobertura paga pagan gratis ayuda muy mas pero ya tambien va voy ir seguro aseguranza").Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
