namespace MixtralServer.Gguf.Vocabulary;

/// <summary>The text that the built-in vocabulary is learned from: common words first, each weighing less.</summary>
internal static class CommonWords
{
    /// <summary>Words that mostly follow a space, the commonest first.</summary>
    public const string Spaced = """
        the of and to a in is it you that he was for on are with as I his they be at one have this from or had by not
        but what all were when we there can an your which their said if do will each about how up out them then she
        many some so these would other into has more her two like him see time could no make than first been its who
        now people my made over did down only way find use may water long little very after words called just where
        most know get through back much before go good new write our used me man too any day same right look think
        also around another came come work three word must because does part even place well such here take why things
        help put years different away again off went old number great tell men say small every found still between name
        should home big give air line set own under read last never us left end along while might next sound below
        something thought both few those always looked show large often together asked house world going want school
        important until form food keep children feet land side without boy once animals life enough took four head above
        kind began almost live page got earth need far hand high year mother light country father let night picture being
        study second soon story since white ever paper hard near sentence better best across during today however sure
        knew try told young sun thing whole hear example heard several change answer room sea against top turned learn
        point city play toward five using himself usually money seen car morning body upon family later turn move face
        door cut done group true half red fish plants living black eat short run book gave order open ground cold really
        table remember tree course front American space inside ago sad early learned brought close nothing though idea
        before lived became add become grow draw yet less wind behind cannot letter among able dog shown mean English
        rest perhaps certain six feel fire ready green yes built special ran full town complete oh person hot anything
        hold state list stood hundred ten fast felt kept notice strong voice probably area horse matter stand box start
        that's class piece surface river common stop am whether stopped machine however system program model computer
        question reply message user assistant request response server token tokens text language data value type object
        string integer function tool call result error check test code file key index count size limit default return
        temperature weather location unit celsius Paris London New York please thank thanks hello Hello world sorry
        explain describe summarize translate write generate create build delete update send receive search query
        mixture experts expert neural network layers attention memory context sampling random probability training
        one's don't it's I'm you're can't won't isn't doesn't didn't we're they're there's what's let's
        information development government business process public social health research technology education company
        service management community university president national international history music science nature problem
        reason support provide include consider continue follow allow offer require suggest produce support increase
        """;

    /// <summary>Pieces of text that mostly follow no space: markup, numbers with their marks, and inner words.</summary>
    public const string Unspaced = """
        {" "} ": ", [" "] {} [] () "" == != => -> <= >= // /* */ :: .. ... -- ++ && || ## ### ** __ "}, "}] }} ]] }, ],
        https:// http:// www .com .org .json .md name type text role content user assistant system id value true false
        null object string number integer boolean array function arguments parameters description properties required
        model messages index error code data item items list key result status message title date time location city
        country unit temperature ing tion ment ness able ized ally er est ly ed es 's 't 're 've 'll The And But For
        """;
}
