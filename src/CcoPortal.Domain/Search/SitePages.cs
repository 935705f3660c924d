namespace CcoPortal.Domain.Search;

/// <summary>A page that the portal has beside those that are published: how it is looked for, in English and Spanish.</summary>
/// <param name="Path">For example <c>/contact</c>.</param>
/// <param name="Names">What people call it.</param>
/// <param name="Words">Words and short phrases that it is found by.</param>
public sealed record SitePage(string Path, IReadOnlyList<string> Names, IReadOnlyList<string> Words);

/// <summary>These pages. A page may stand here before it is built: the search leaves out what has no route.</summary>
public static class SitePages
{
    public static IReadOnlyList<SitePage> All { get; } =
    [
        Page("/find", "Find your CCO; Encuentre su CCO",
            "find my cco; find a cco; find cco; look up my cco; which cco; which cco am i in; which cco do i have; who is my cco; what is my cco; what cco am i; cco near me; cco in my area; my area; my plan; what plan do i have; "
            + "which plan do i have; which health plan; zip; zip code; zipcode; by zip code; search by zip; address; my city; my county; who serves my area; who serves my zip; service area; local cco; plans in my area; cco finder; finder; look up; lookup; where i live; "
            + "encontrar mi cco; buscar mi cco; cuál es mi cco; qué cco tengo; qué cco me toca; cuál cco; cuál me toca; mi cco; cuál es mi plan; qué plan tengo; código postal; zona postal; mi ciudad; mi condado; mi área; mi zona; cco en mi área; cco cerca; quién atiende mi área; donde vivo; planes en mi área; buscador"),
        Page("/benefits", "What is covered; Qué está cubierto",
            "covered; coverage; cover; covers; benefits; benefit; my benefits; list of benefits; benefits list; all benefits; services; list of services; covered services; what is covered; what's covered; what does ohp cover; what does ohp pay for; is it covered; what do i get; what's included; catalog; everything covered; "
            + "does my plan cover; what does medicaid cover; "
            + "cubierto; cubierta; cubre; cubren; cobertura; beneficio; beneficios; mis beneficios; lista de beneficios; servicios; servicios cubiertos; lista de servicios; qué cubre; qué cubre el ohp; qué cubre mi plan; qué incluye; qué servicios; qué me cubre; qué paga el ohp; a qué tengo derecho"),
        Page("/coverage", "What your plan covers; Qué cubre su plan",
            "my plan; my coverage; coverage letter; coverage letter codes; letter codes; codes on my letter; code on my letter; what do the codes mean; benefit package; benefit packages; package; plan type; cco type; enrollment type; ccoa; ccob; ccoe; ccof; ccog; ccoa meaning; bmh; bmd; bmm; bmp; kit; cwm; cwx; ohp plus; ohp bridge; ohp dental package; "
            + "ohp plus supplemental; ohp with limited drug; qmb; healthier oregon; cover all people; cofa; veterans dental; compact of free association; emergency only; citizen waived medical; what am i covered for; does my cco pay or the state; check my plan; what my plan covers; which package do i have; what kind of ohp do i have; limited benefits; full benefits; "
            + "mi plan; mi cobertura; carta de cobertura; códigos de la carta; códigos en mi carta; qué significan los códigos; letras en mi carta; paquete; paquete de beneficios; tipo de cco; tipo de plan; tipo de inscripción; quién paga mi cuidado; qué cubre mi plan; qué tipo de ohp tengo; qué ohp tengo; cobertura limitada; cobertura completa"),
        Page("/help/deadline", "How long do I have to appeal?; ¿Cuánto tiempo tengo para apelar?",
            "deadline; deadlines; appeal deadline; hearing deadline; last day; last day to appeal; due date; by when; how many days; how much time; how long do i have; days left; days to appeal; time limit; time to appeal; calculator; date calculator; count days; date on my letter; 60 days; 120 days; 10 days; too late to appeal; missed deadline; late appeal; when must i appeal; keep services deadline; "
            + "plazo; plazos; fecha límite; último día; último día para apelar; cuántos días; cuántos días tengo; cuánto tiempo tengo; hasta cuándo; hasta cuándo puedo apelar; días para apelar; tiempo para apelar; calculadora; calcular fecha; fecha de la carta; se me pasó la fecha; muy tarde para apelar; vence; vencimiento"),
        Page("/help/can-i-change", "Can I change my CCO?; ¿Puedo cambiar de CCO?",
            "can i change; can i change my cco; can i change ccos; can i change plans; can i switch; can i switch now; can i switch ccos; am i allowed to change; allowed to change; when can i change; when can i switch; how often can i change; how many times can i change; change my cco; change cco; switch cco; change plan; change window; first 90 days; 30 days; 12 months; six months; eligible to change; locked in; stuck in my cco; good reason to change; "
            + "puedo cambiar; puedo cambiar de cco; puedo cambiarme; puedo cambiar de plan; cuándo puedo cambiar; cuándo puedo cambiar de cco; cuántas veces puedo cambiar; cada cuánto puedo cambiar; me dejan cambiar; cambiar de cco; cambiar cco; cambiar de plan; 90 días; 30 días; 12 meses; seis meses; razón para cambiar"),
        Page("/ccos", "CCOs; All CCOs; Todas las CCO; Lista de CCO",
            "cco; ccos; list of ccos; cco list; cco directory; all ccos; all cco; directory of ccos; every cco; names of ccos; cco names; cco phone numbers; cco phone number; phone number of my cco; call my cco; contact my cco; cco customer service; cco website; cco contact; oregon ccos; coordinated care organizations; list of health plans; all plans; list of plans; health plans; compare; what ccos are there; show ccos; "
            + "lista de cco; lista de ccos; todas las cco; todos los cco; directorio de cco; nombres de los cco; teléfono de mi cco; teléfono del cco; número de mi cco; llamar a mi cco; página de mi cco; lista de planes; planes de salud; todos los planes; cuáles cco hay; qué cco hay; organizaciones de atención coordinada"),
        Page("/counties", "Counties; County list; Condados; Lista de condados",
            "county; counties; county list; list of counties; all counties; cco by county; ccos by county; by county; map; map of ccos; cco map; oregon map; map of counties; coverage map; service area map; which counties; what counties; where are the ccos; areas; regions; region; "
            + "condado; condados; lista de condados; todos los condados; cco por condado; por condado; mapa; mapa de cco; mapa de condados; mapa de oregon; qué condados; áreas; regiones; zonas"),
        Page("/contact", "Contact; Contacto",
            "contact; contact us; phone; phones; phone number; phone numbers; telephone; number to call; who do i call; call; call someone; call ohp; call client services; talk to someone; talk to a person; talk to a human; real person; speak to someone; customer service; client services; ohp client services; ohp customer service; helpline; hotline; help line; hours; office hours; open hours; what time do they open; email; e-mail; mail; mailing address; fax; tty; office; live chat; chat; "
            + "one customer service; ombuds; oha; oha phone number; ohp phone number; ohp number; 800-273-0557; 1-800; support; representative; reach someone; "
            + "contacto; contactar; contáctenos; teléfono; teléfonos; número; número de teléfono; a quién llamo; a qué número llamo; llamar; llamar al ohp; hablar con alguien; hablar con una persona; hablar con una persona real; servicio al cliente; atención al cliente; servicios al cliente; línea de ayuda; horario; horarios; a qué hora abren; correo; correo electrónico; dirección; oficina; oficinas; fax; representante; número del ohp; teléfono del ohp"),
        Page("/help", "Get help; Obtenga ayuda",
            "help; help me; i need help; get help; need help; help topics; help page; help center; how to; how do i; how do i do this; guides; guide; instructions; step by step; questions; question; faq; faqs; frequently asked questions; what can i do; support; topics; "
            + "ayuda; ayúdeme; ayúdenme; necesito ayuda; obtener ayuda; temas de ayuda; centro de ayuda; cómo hago; guía; guías; instrucciones; paso a paso; preguntas; preguntas frecuentes; pregunta; temas"),
        Page("/learn", "Learn about CCOs; Aprenda sobre las CCO",
            "learn; learn more; learn about ccos; about; about ccos; about ohp; read more; information; info; facts; explain; background; education; understand; more about; "
            + "aprender; aprenda; aprender más; aprender sobre cco; saber más; acerca de; sobre los cco; información; informarme; leer más; explicación; entender; datos"),
        Page("/accessibility", "Accessibility; Accesibilidad",
            "accessibility; accessible; accessibility statement; web accessibility; website accessibility; wcag; section 508; ada website; disability website; screen reader; jaws; nvda; voiceover; keyboard; keyboard only; tab key; zoom; magnify; magnifier; website hard to use; can't use this website; website doesn't work; page doesn't work; accessibility problem; barrier; report accessibility; color blind; contrast; assistive technology; "
            + "accesibilidad; accesible; declaración de accesibilidad; lector de pantalla; teclado; ampliar; aumentar; zoom; discapacidad; página no funciona; no puedo usar la página; no puedo usar el sitio; sitio difícil de usar; barrera; daltónico; tecnología de asistencia"),
        Page("/privacy", "Privacy of this website; Privacidad de este sitio",
            "privacy; privacy policy; privacy notice; website privacy; site privacy; data; my data; cookies; cookie; tracking; track me; do you track me; are you tracking; analytics; do you save my search; do you store; what do you store; save my zip; keep my information; collect information; what information do you collect; personal information; anonymous; is it anonymous; is it safe; safe to use; secure; security; ip address; third party; sell my data; "
            + "privacidad; política de privacidad; aviso de privacidad; privacidad del sitio; datos; mis datos; cookies; galletas; rastrean; rastreo; me rastrean; guardan mi información; guardan mis datos; guardan lo que busco; qué información guardan; datos personales; anónimo; es seguro; seguridad; venden mis datos"),
        Page("/languages", "Languages; Idiomas",
            "language; languages; other languages; change language; choose language; select language; switch language; website language; site language; page in spanish; website in spanish; site in spanish; this page in another language; in my language; read in my language; spanish; espanol; arabic; russian; vietnamese; chinese; korean; somali; ukrainian; english; translate page; translate website; translate this page; translated; multilingual; "
            + "idioma; idiomas; otros idiomas; cambiar idioma; cambiar de idioma; elegir idioma; español; en español; página en español; sitio en español; esta página en español; árabe; ruso; inglés; en inglés; traducir la página; traducir página; traducir sitio; otra lengua; lenguas; mi idioma; العربية"),
        Page("/preferences", "Preferences; Preferencias; Display settings",
            "preferences; preference; settings; setting; display; display settings; options; text size; font; font size; bigger text; bigger font; larger text; larger font; make text bigger; make letters bigger; enlarge text; big letters on screen; small text; hard to read; easier to read; contrast; high contrast; dark mode; dark; night mode; dark theme; theme; colors; colour; change colors; brightness; motion; animation; stop animation; reduce motion; spacing; line spacing; dyslexia font; simple view; customize; underline links; "
            + "preferencias; ajustes; configuración; configurar; opciones; pantalla; tamaño de letra; tamaño del texto; letra más grande; letras más grandes; agrandar letra; agrandar texto; hacer la letra más grande; letra chica; letra pequeña; contraste; alto contraste; modo oscuro; oscuro; modo nocturno; colores; cambiar colores; tema; brillo; animaciones; espaciado; personalizar; fácil de leer"),
        Page("/updates", "Updates; What is new; Novedades; Actualizaciones",
            "updates; update; get updates; email updates; e-mail updates; sign up for updates; subscribe; unsubscribe; subscription; stop emails; newsletter; alerts; email alerts; text alerts; notify me; notification; notifications; mailing list; rss; feed; atom; what's new; what is new; new on this site; recent changes; latest; latest news; changes to this site; follow; "
            + "actualizaciones; recibir actualizaciones; avisos por correo; correo electrónico; suscribirme; suscribirse; suscripción; cancelar suscripción; darme de baja; boletín; alertas; notificaciones; notifíquenme; avísenme; novedades; qué hay de nuevo; lo nuevo; cambios recientes; últimas noticias; noticias"),
        Page("/notices", "Notices; Avisos; Nondiscrimination; No discriminación",
            "nondiscrimination; discrimination; discriminated against; discriminate; civil rights; civil rights complaint; office for civil rights; treated unfairly; unfair treatment; racism; racist; section 1557; taglines; language help notice; ada complaint; "
            + "discriminación; no discriminación; me discriminaron; derechos civiles; queja de derechos civiles; trato injusto; racismo; "
            + "notice; notices; announcement; announcements; public notice; public notices; public comment; official notices; news; current notices; outage; closure; closures; closed today; office closed; holiday hours; service interruption; system down; site down; wildfire; storm; disaster; emergency notice; alert; alerts; recall; rule change notice; "
            + "aviso; avisos; anuncio; anuncios; aviso público; avisos públicos; comentario público; noticias; cierre; oficina cerrada; cerrado hoy; días festivos; sistema caído; incendio; incendios; tormenta; desastre; alerta; alertas; comunicados"),
    ];

    private static SitePage Page(string path, string names, string words) =>
        new(path, names.Split("; "), words.Split("; "));
}
