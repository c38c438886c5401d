// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IBallotBox} from "../../interfaces/IBallotBox.sol";
import {BallotMode} from "../../types/BallotMode.sol";
import {BallotId, CommonsId} from "../../types/Ids.sol";
import {BallotAuthority} from "../common/BallotAuthority.sol";
import {BallotElectorate} from "../common/BallotElectorate.sol";
import {BallotOpening} from "../common/BallotOpening.sol";
import {BoxSettings} from "../common/BoxSettings.sol";
import {ModeRules} from "../libraries/ModeRules.sol";
import {BallotResults} from "./BallotResults.sol";
import {BatchVotes} from "./BatchVotes.sol";
import {SingleVotes} from "./SingleVotes.sol";

/// @title BallotBox
/// @notice One question put to the members of a commons, answered with points on options (see IBallotBox)
contract BallotBox is BallotOpening, SingleVotes, BatchVotes, BallotResults {
    /// @param settings What the box is bound to for its life.
    /// @param challengeWindow_ Seconds from the first selection that is put forward to the end of endorsing, if nothing extends it.
    constructor(
        BoxSettings memory settings,
        uint48 challengeWindow_
    )
        EIP712("Patto", "1")
        ERC2771Context(settings.forwarder)
        BallotElectorate(settings.membership, settings.reputation)
        BallotAuthority(settings.registry, settings.accessManager)
        BallotOpening(settings)
        BallotResults(challengeWindow_)
    {}

    /// @inheritdoc IBallotBox
    function open(
        CommonsId commonsId,
        BallotMode calldata mode,
        uint48 start,
        uint48 end,
        bytes32 sheetDigest,
        bytes32 metadataDigest
    ) external returns (BallotId ballotId) {
        if (!ModeRules.isValid(mode) || !_isKnown(mode.rule)) revert BallotBoxInvalidMode();
        return _open(commonsId, mode, start, end, sheetDigest, metadataDigest);
    }

    /// @notice The version of this code, semantic.
    /// @return Three numbers with points between them.
    function version() external pure returns (string memory) {
        return "1.0.0";
    }
}
