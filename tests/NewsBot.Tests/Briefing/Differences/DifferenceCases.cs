namespace NewsBot.Tests.Briefing.Differences;

/// <summary>Two sentences of two outlets on one story.</summary>
/// <param name="First">Of The Harbour Post, on Friday, 3 October 2025, at 10:00.</param>
/// <param name="Second">Of the Calveth Courier, at 14:00.</param>
/// <param name="Differ">Whether they disagree: both cannot be so, and neither is an update or a correction of the other.</param>
internal sealed record DifferenceCase(string First, string Second, bool Differ)
{
    /// <summary>Whether The Harbour Post wrote the second, too.</summary>
    public bool IsOfOneOutlet { get; init; }
}

/// <summary>Written by hand, before there was anything that could read them.</summary>
internal static class DifferenceCases
{
    public static IReadOnlyList<DifferenceCase> All { get; } =
    [
        Differ("Twelve people died when a coach left the road near Harrow Pass, police said.",
            "The coach crash near Harrow Pass killed 14 people, according to the fire service."),
        Differ("The fine imposed on Calnet amounts to 4.2 million euros.", "Calnet must pay a fine of €6.2m."),
        Differ("Unemployment rose to 6.1 per cent in September, the statistics office said.",
            "The statistics office put unemployment in September at 6.4 percent."),
        Differ("Police arrested the suspect on Tuesday at his flat in Norwick.",
            "The suspect was arrested at his flat in Norwick on Wednesday, officers said."),
        Differ("The Oldham bridge was opened in 1932 and last painted in 2001.",
            "Opened in 1934, the Oldham bridge carries 9,000 cars a day."),
        Differ("Mayor Ilse Tarrant ordered the evacuation of the old town.",
            "Mayor Petra Voss ordered the old town to be evacuated."),
        Differ("The victim, 34-year-old Dana Kell, was found in a park.", "Dana Kell, 36, was found dead in a park on Sunday."),
        Differ("At least 40 houses were destroyed by the fire in Alder Valley.",
            "The fire in Alder Valley destroyed 31 houses, the county said."),
        Differ("The strike will begin on 12 November, the drivers' union said.",
            "Drivers will begin their strike on 14 November."),
        Differ("The ferry was carrying 212 passengers when it ran aground.",
            "The ferry had 187 passengers on board when it ran aground off Ostwick."),
        Differ("Voters rejected the plan by 53 per cent to 47.", "The plan was rejected by 56 percent of voters."),
        Differ("The quake of magnitude 6.3 struck at 4:10 a.m.",
            "An earthquake with a magnitude of 5.9 struck off the coast before dawn."),
        Differ("The director's house was searched for six hours.", "Detectives searched the director's house for nine hours."),
        Differ("The museum paid $1.5 million for the painting.",
            "The painting was bought by the museum for 2.5 million dollars."),
        Differ("The company will cut 1,200 jobs at its plant in Derrow.",
            "About 2,000 jobs will be cut at the company's plant in Derrow."),
        Differ("The attack was carried out in Marsa, the army said.", "The attack was carried out in Tellin, the army said."),
        Differ("Three climbers were rescued from the north face on Monday.", "Five climbers were rescued from the north face."),
        Differ("The trial of Ren Oskar is due to open in March.", "The trial of Ren Oskar is due to open in May."),
        Differ("Rainfall reached 80 millimetres in two hours in Quen.", "In Quen, 110 millimetres of rain fell in two hours."),
        Differ("Chief executive Jan Morel will step down, the bank said.",
            "The bank said that chief executive Luc Ferrand will step down."),
        Agree("Twelve people died in the crash on the pass.", "The crash on the pass killed 12 people."),
        Agree("The assembly votes on the fund on Friday.", "The assembly's vote on the fund is on 3 October."),
        Agree("The bridge cost 1.5 million crowns to build.", "Building the bridge cost 1,500,000 crowns."),
        Agree("More than 10 people were hurt in the blast at the mill.", "The blast at the mill hurt 14 people."),
        Agree("Nearly 5,000 people marched through Corvane.", "Some 4,900 people marched through Corvane."),
        Agree("Twelve people died when a coach left the road near Harrow Pass.",
            "Three of the people who died in the coach near Harrow Pass were children."),
        Agree("The fire in Alder Valley destroyed 40 houses.", "The fire in Alder Valley destroyed 12 cars."),
        Agree("Fourteen people died in the Harrow Pass crash.", "A total of 23 people were injured in the Harrow Pass crash."),
        Agree("Half of the votes had been counted by midnight.", "By midnight 50 per cent of the votes had been counted."),
        Agree("Profit rose 4 per cent in the third quarter.", "Profit rose 9 per cent in the first nine months."),
        Agree("Twelve people died in Lyon in the heat.", "In Marseille the heat killed 14 people."),
        Agree("The first 300 residents returned to their homes.", "All 1,472 residents returned to their homes."),
        Agree("Four people are missing after the landslide at Brea.",
            "Seven people are missing after the landslide at Brea.") with { IsOfOneOutlet = true },
        Agree("Repairing the dam will cost 84 million crowns.",
            "Correction: An earlier article gave the cost of repairing the dam as 48 million crowns."),
        Agree("U.S. President Joe Biden signed the harbour bill.", "President Biden signed the harbour bill."),
        Agree("Prime Minister Maren Ostvale opened the port.", "The port was opened by the prime minister, Ms Ostvale."),
        Agree("Police said that 150 officers were on duty on Saturday.", "On Sunday 210 officers were on duty, police said."),
        Agree("The company employs 12,400 people in Derrow.", "The company employs about 12,000 people in Derrow."),
        Agree("The flight took 11 hours and 20 minutes.", "The flight took more than eleven hours."),
        Agree("The striker scored two goals in the first half.", "The striker scored three goals in the match."),
    ];

    /// <summary>Written last, when the rules were done; none was changed for them.</summary>
    public static IReadOnlyList<DifferenceCase> HeldOut { get; } =
    [
        Differ("The avalanche near Torvik killed six skiers on Thursday.",
            "Eight skiers died in Thursday's avalanche near Torvik."),
        Differ("The council will spend 12 million crowns on the new library.",
            "The new library will cost the council 15 million crowns."),
        Differ("Turnout in the Corvane election was 58 per cent.", "Turnout in Corvane's election reached 63 percent."),
        Differ("The suspect was detained on 28 September at the airport.",
            "Border police detained the suspect at the airport on 30 September."),
        Differ("Rescuers pulled 17 miners out of the Halden shaft alive.",
            "From the Halden shaft 21 miners were pulled out alive."),
        Differ("The tanker spilled 400 tonnes of oil into the bay.",
            "Some 900 tonnes of oil were spilled into the bay by the tanker."),
        Differ("Jonas Beck, 52, was named head of the museum.", "The museum named 55-year-old Jonas Beck as its head."),
        Differ("The power cut left 30,000 homes in the dark.", "45,000 homes were left in the dark by the power cut."),
        Differ("Judge Ana Rourke dismissed the case against the brewery.",
            "The case against the brewery was dismissed by Judge Tom Heller."),
        Differ("The concert hall is to reopen in June after the fire.", "After the fire the concert hall will reopen in August."),
        Agree("Six skiers died in the avalanche.", "The avalanche killed half a dozen skiers."),
        Agree("The library will cost $12m.", "The cost of the library is put at 12 million dollars."),
        Agree("Up to 30 people were in the building when it collapsed.", "When it collapsed, 24 people were in the building."),
        Agree("Eleven people were arrested at the march and four were hurt.",
            "Four people were hurt at the march and 11 arrested."),
        Agree("The mine employs 600 workers and produces 4,000 tonnes a day.", "The mine produces 1.4 million tonnes a year."),
        Agree("The suspect was detained yesterday at the airport.", "The suspect was detained at the airport on 2 October."),
        Agree("The team won the first match 3-1.", "The team won the second match 2-0."),
        Agree("Two of the 21 miners were in hospital on Friday.", "Five miners walked home on Friday."),
        Agree("Governor Lena Marsh vetoed the water bill.", "The governor, Marsh, vetoed the bill on water."),
        Agree("Prices rose 0.4 per cent in a month.", "Prices rose 5.1 per cent in a year."),
    ];

    private static DifferenceCase Differ(string first, string second) => new(first, second, true);

    private static DifferenceCase Agree(string first, string second) => new(first, second, false);
}
